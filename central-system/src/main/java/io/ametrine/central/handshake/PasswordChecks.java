package io.ametrine.central.handshake;

import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.envelope.StationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Compares passwords with their verifiers on a few threads of its own. A success is remembered for a while under a keyed hash, so
 * that a storm of reconnects costs no scrypt; what exceeds the queue is refused at once.
 */
public final class PasswordChecks implements AutoCloseable {
    private static final String MAC = "HmacSHA256";
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int WAITING = 400;
    private static final int REMEMBERED_AT_MOST = 200_000;

    private final SecretKeySpec key;
    private final Map<StationKey, Success> successes = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor pool;

    private record Success(byte[] mac, long until) {}

    /** What came of a check. */
    enum Result {
        RIGHT,
        WRONG,
        OVERLOADED
    }

    PasswordChecks(int threads) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
    }

    CompletableFuture<Result> check(StationKey station, String verifier, byte[] password) {
        byte[] mac = mac(verifier, password);
        Success known = successes.get(station);
        if (known != null && System.nanoTime() < known.until() && MessageDigest.isEqual(known.mac(), mac)) {
            return CompletableFuture.completedFuture(Result.RIGHT);
        }
        try {
            return CompletableFuture.supplyAsync(() -> compare(station, verifier, password, mac), pool);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(Result.OVERLOADED);
        }
    }

    private Result compare(StationKey station, String verifier, byte[] password, byte[] mac) {
        if (!PasswordVerifier.matches(verifier, password)) {
            return Result.WRONG;
        }
        if (successes.size() >= REMEMBERED_AT_MOST) {
            successes.clear();
        }
        successes.put(station, new Success(mac, System.nanoTime() + REMEMBERED.toNanos()));
        return Result.RIGHT;
    }

    private byte[] mac(String verifier, byte[] password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(verifier.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(password);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + MAC, impossible);
        }
    }

    int waiting() {
        return pool.getQueue().size();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
