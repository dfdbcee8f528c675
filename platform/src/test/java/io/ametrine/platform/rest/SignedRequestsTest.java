package io.ametrine.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.platform.config.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedRequestsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Caller CALLER = new Caller("acme", "Jürgen's key", Set.of(Role.READER, Role.OPERATOR));
    private final SignedRequests signed = at(NOW, "0123456789abcdef0123456789abcdef");

    @Test
    void signedCallerIsBelieved() {
        assertThat(signed.authenticate(request("GET", "/api/v1/stations?limit=5", sign())))
                .isEqualTo(CALLER);
    }

    @Test
    void anotherTargetMethodSecretOrTimeIsRefused() {
        assertRefused(signed, request("GET", "/api/v1/stations?limit=6", sign()));
        assertRefused(signed, request("DELETE", "/api/v1/stations?limit=5", sign()));
        assertRefused(
                at(NOW, "another secret of at least 32 characters"),
                request("GET", "/api/v1/stations?limit=5", sign()));
        assertRefused(
                at(NOW.plus(Duration.ofSeconds(61)), "0123456789abcdef0123456789abcdef"),
                request("GET", "/api/v1/stations?limit=5", sign()));
    }

    @Test
    void tamperedTenantOrRoleIsRefused() {
        for (String header : Set.of(SignedRequests.TENANT, SignedRequests.ROLES, SignedRequests.CALLER)) {
            Map<String, String> headers = new HashMap<>(sign());
            headers.put(header, "admin");
            assertRefused(signed, request("GET", "/api/v1/stations?limit=5", headers));
        }
    }

    @Test
    void unsignedIsRefused() {
        assertRefused(signed, request("GET", "/api/v1/stations?limit=5", Map.of(SignedRequests.TENANT, "acme")));
    }

    @Test
    void shortSecretStopsTheService() {
        assertThatThrownBy(() -> at(NOW, "short")).hasMessageContaining("AMETRINE_INTERNAL_SECRET");
    }

    private Map<String, String> sign() {
        return signed.sign("GET", "/api/v1/stations?limit=5", CALLER);
    }

    private static void assertRefused(SignedRequests verifier, RequestHead request) {
        assertThatThrownBy(() -> verifier.authenticate(request))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    private static SignedRequests at(Instant now, String secret) {
        return new SignedRequests(Secret.of(secret), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static RequestHead request(String method, String target, Map<String, String> headers) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new RequestHead("id", method, "/api/v1/stations", target, Map.of(), lower, "127.0.0.1");
    }
}
