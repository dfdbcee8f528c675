package io.ametrine.gateway;

import io.ametrine.gateway.CallerMeters.Reason;
import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.rest.Authenticator;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.RequestHead;
import io.ametrine.platform.rest.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who a request comes from, by its API key. Only the key's hash is known here; the tenant is the key's and nothing else's. */
final class ApiKeys implements Authenticator {
    private static final String BEARER = "bearer ";

    private final KeyDirectory keys;
    private final RateLimit perKey;
    private final RateLimit failures;
    private final CallerMeters meters;

    ApiKeys(KeyDirectory keys, RateLimit perKey, RateLimit failures, CallerMeters meters) {
        this.keys = keys;
        this.perKey = perKey;
        this.failures = failures;
        this.meters = meters;
    }

    @Override
    public Caller authenticate(RequestHead request) {
        String hash = sha256(presented(request).orElseThrow(() -> refused(Reason.NO_KEY, "No API key came.")));
        ApiKeyEntry key = keys.find(hash)
                .or(() -> lookAgain(hash, request))
                .orElseThrow(() -> refused(Reason.UNKNOWN_KEY, "The API key is not known."));
        perKey.take(key.tenant() + '/' + key.id()).ifPresent(wait -> {
            throw tooMany(Reason.TOO_MANY_REQUESTS, "This API key sends too many requests.", wait);
        });
        return new Caller(key.tenant(), key.name(), roles(key));
    }

    /** A key may be so new that the replica has not seen it; guessing must not make us ask the broker each time. */
    private Optional<ApiKeyEntry> lookAgain(String hash, RequestHead request) {
        failures.take(request.remoteAddress()).ifPresent(wait -> {
            throw tooMany(Reason.TOO_MANY_FAILURES, "Too many unknown API keys came from this address.", wait);
        });
        if (!keys.catchUp()) {
            meters.refused(Reason.UNAVAILABLE);
            throw Problem.unavailable("API keys cannot be checked at the moment: the broker is away.");
        }
        return keys.find(hash);
    }

    private static Optional<String> presented(RequestHead request) {
        return request.header("X-API-Key")
                .or(() -> request.header("Authorization")
                        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length()).strip()));
    }

    private static Set<Role> roles(ApiKeyEntry key) {
        return key.roles().stream().flatMap(name -> Role.of(name).stream()).collect(Collectors.toSet());
    }

    private Problem refused(Reason kind, String reason) {
        meters.refused(kind);
        return Problem.unauthorized(reason
                        + " Send one as \"Authorization: Bearer <key>\" or \"X-API-Key: <key>\"; an admin creates keys"
                        + " with POST /api/v1/api-keys.")
                .header("WWW-Authenticate", "Bearer realm=\"ametrine\"");
    }

    private Problem tooMany(Reason kind, String reason, Duration wait) {
        meters.refused(kind);
        long seconds = Math.max(1, wait.toSeconds() + 1);
        return Problem.of(429, "too-many-requests", "Too many requests", reason + " Wait " + seconds + " s.")
                .header("Retry-After", Long.toString(seconds));
    }

    static String sha256(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
