package io.ametrine.security;

import static io.ametrine.platform.runtime.ServiceProbe.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.SecurityEventNotificationRequest;
import io.ametrine.ocpp.v201.SignCertificateRequest;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.envelope.Outbound.Result;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.ServiceProbe;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecurityServiceIT {
    private static final String TENANT = "tenant-" + UUID.randomUUID();
    private static ServiceProbe probe;
    private static SecurityService service;

    private final StationKey station = new StationKey(TENANT, "CS-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        probe = new ServiceProbe();
        service = service();
        soon().until(() -> service.ready());
    }

    private static SecurityService service() {
        return SecurityService.start(new SecurityConfig(
                probe.kafka(),
                probe.database(),
                probe.redis(),
                probe.http(),
                TracingConfig.OFF,
                ServiceProbe.SECRET,
                TENANT,
                Optional.empty()));
    }

    @AfterAll
    static void stop() {
        service.close();
        probe.close();
    }

    @Test
    void theFirstKeyIsGivenAwayByTheFirstStartOnlyAndReachesTheDirectory() {
        String sha256 = service.firstApiKey().map(ApiKeySecret::sha256).orElseThrow();

        try (SecurityService second = service();
                DirectoryReplica<ApiKeyEntry> replica =
                        DirectoryReplica.follow(probe.kafka(), Topics.DIRECTORY_API_KEYS, ApiKeyEntry.class)) {
            assertThat(second.firstApiKey()).isEmpty();
            soon().until(() -> replica.entries()
                    .anyMatch(key -> key.tenant().equals(TENANT) && key.sha256().equals(sha256)));
        }
    }

    @Test
    void aSecurityEventIsAnsweredAfterItCanBeRead() {
        probe.call(
                station,
                SecurityEventNotificationRequest.builder("TamperDetectionActivated", Instant.now())
                        .build());

        assertThat(probe.get(
                                service.port(),
                                "/api/v1/stations/" + station.station() + "/security-events",
                                new Caller(TENANT, "test", Set.of(Role.READER)))
                        .body())
                .contains("TamperDetectionActivated");
    }

    @Test
    void whatHasNoHandlerYetIsNotSupported() {
        assertThat(probe.call(station, SignCertificateRequest.builder("csr").build()))
                .isInstanceOfSatisfying(
                        Result.Error.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void readersDoNotSeeKeys() {
        assertThat(probe.get(service.port(), "/api/v1/api-keys", new Caller(TENANT, "test", Set.of(Role.READER)))
                        .statusCode())
                .isEqualTo(403);
    }
}
