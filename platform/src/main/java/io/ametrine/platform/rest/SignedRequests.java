package io.ametrine.platform.rest;

import io.ametrine.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the gateway tells a module who asks, so that nobody else can: HMAC-SHA256 over method, target, caller and time. */
public final class SignedRequests implements Authenticator {
    public static final String TENANT = "Ametrine-Tenant";
    public static final String CALLER = "Ametrine-Caller";
    public static final String ROLES = "Ametrine-Roles";
    public static final String TIME = "Ametrine-Time";
    public static final String SIGNATURE = "Ametrine-Signature";
    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final int SHORTEST_SECRET = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    public SignedRequests(Secret secret, Clock clock) {
        if (secret.reveal().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("AMETRINE_INTERNAL_SECRET needs at least " + SHORTEST_SECRET
                    + " characters, the same ones in the gateway and in every module.");
        }
        this.key = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    public static SignedRequests with(Secret secret) {
        return new SignedRequests(secret, Clock.systemUTC());
    }

    /** The headers that a signed request carries. The target is path and query as they are sent. */
    public Map<String, String> sign(String method, String target, Caller caller) {
        String roles = caller.roles().stream().map(Role::wireName).sorted().collect(Collectors.joining(","));
        String time = Long.toString(clock.millis());
        String name = HexFormat.of().formatHex(caller.name().getBytes(StandardCharsets.UTF_8));
        return Map.of(
                TENANT, caller.tenant(),
                CALLER, name,
                ROLES, roles,
                TIME, time,
                SIGNATURE, signature(method, target, caller.tenant(), name, roles, time));
    }

    @Override
    public Caller authenticate(RequestHead request) {
        String tenant = header(request, TENANT);
        String name = header(request, CALLER);
        String roles = header(request, ROLES);
        String time = header(request, TIME);
        String expected = signature(request.method(), request.target(), tenant, name, roles, time);
        if (!same(expected, header(request, SIGNATURE)) || !recent(time)) {
            throw refused();
        }
        return new Caller(tenant, new String(HexFormat.of().parseHex(name), StandardCharsets.UTF_8), roles(roles));
    }

    private boolean recent(String time) {
        return Math.abs(clock.millis() - Long.parseLong(time)) <= TOLERANCE.toMillis();
    }

    private static Set<Role> roles(String list) {
        return Arrays.stream(list.split(","))
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private String signature(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(RequestHead request, String name) {
        return request.header(name).orElseThrow(SignedRequests::refused);
    }

    private static Problem refused() {
        return Problem.unauthorized("This port answers the gateway only. Ask the gateway, or check that "
                + "AMETRINE_INTERNAL_SECRET and the clocks are the same on both sides.");
    }
}
