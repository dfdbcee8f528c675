package io.ametrine.provisioning;

import static io.ametrine.provisioning.Messages.boot;
import static io.ametrine.provisioning.Messages.component;
import static io.ametrine.provisioning.Messages.report;
import static io.ametrine.provisioning.Messages.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.ocpp.v201.BootReason;
import io.ametrine.ocpp.v201.DataTransferRequest;
import io.ametrine.ocpp.v201.FirmwareStatus;
import io.ametrine.ocpp.v201.FirmwareStatusNotificationRequest;
import io.ametrine.platform.directory.PasswordVerifier;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.envelope.SessionEvent.Connected;
import io.ametrine.platform.envelope.SessionEvent.Refused;
import io.ametrine.platform.envelope.StationKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisioningServiceIT {
    private static final String TENANT = "default";
    private static ModuleUnderTest module;

    private final StationKey station =
            new StationKey(TENANT, "CS-" + UUID.randomUUID().toString().substring(0, 8));
    private final String path = "/stations/" + station.station();

    @BeforeAll
    static void start() {
        module = new ModuleUnderTest();
    }

    @AfterAll
    static void stop() {
        module.close();
    }

    @Test
    void registeredStationBootsAndIsShown() {
        HttpResponse<String> created = module.send(TENANT, "PUT", path, "{\"name\":\"Garage\",\"bootInterval\":77}");

        String answer = module.call(station, boot(BootReason.POWER_UP));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(answer).contains("\"interval\":77", "\"status\":\"Accepted\"");
        assertThat(module.get(TENANT, path).body())
                .contains("\"vendor\":\"Vendor Y\"", "\"reason\":\"PowerUp\"", "\"name\":\"Garage\"");
        assertThat(module.get(TENANT, path + "/boots").body()).contains("\"status\":\"Accepted\"");
    }

    @Test
    void changedDecisionHoldsFromTheNextBoot() {
        module.send(TENANT, "PUT", path, "{\"registration\":\"Rejected\"}");
        assertThat(module.call(station, boot(BootReason.POWER_UP))).contains("Rejected");

        HttpResponse<String> changed = module.send(TENANT, "PUT", path, "{\"registration\":\"Accepted\"}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(module.call(station, boot(BootReason.POWER_UP))).contains("Accepted");
    }

    @Test
    void unknownStationIsAdopted() {
        module.tell(station, new Refused("unknownStation", 404, "10.0.0.9", "node-1", Instant.now()));
        await().atMost(Duration.ofSeconds(20)).until(this::listedAsUnknown);

        module.send(TENANT, "PUT", path, "{}");

        assertThat(listedAsUnknown()).isFalse();
        assertThat(module.get(TENANT, path).statusCode()).isEqualTo(200);
    }

    private boolean listedAsUnknown() {
        return module.get(TENANT, "/unknown-stations?limit=1000").body().contains(station.station());
    }

    @Test
    void generatedPasswordIsShownOnceAndReachesTheDirectory() {
        module.send(TENANT, "PUT", path, "{}");

        HttpResponse<String> generated = module.send(TENANT, "POST", path + "/credentials", "");

        String password = generated.body().replaceAll(".*\"password\":\"([^\"]+)\".*", "$1");
        StationEntry entry = entry(2);
        assertThat(generated.statusCode()).isEqualTo(201);
        assertThat(PasswordVerifier.matches(entry.verifier().orElseThrow(), password.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(module.get(TENANT, path).body())
                .contains("\"hasPassword\":true")
                .doesNotContain(password, "scrypt");
    }

    @Test
    void passwordIsKeptWhenSettingsAreReplaced() {
        module.send(TENANT, "PUT", path, "{\"password\":\"a-password-of-22-chars\"}");

        module.send(TENANT, "PUT", path, "{\"name\":\"Yard\"}");

        assertThat(entry(2).verifier()).isPresent();
    }

    @Test
    void deletedStationIsGoneEverywhereAndItsVersionGoesOn() {
        module.send(TENANT, "PUT", path, "{}");
        module.call(station, boot(BootReason.POWER_UP));

        assertThat(module.send(TENANT, "DELETE", path, "").statusCode()).isEqualTo(204);

        assertThat(module.get(TENANT, path).statusCode()).isEqualTo(404);
        assertThat(module.get(TENANT, path + "/boots").body()).doesNotContain("PowerUp");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> module.directory.find(TENANT, station.station()).isEmpty());
        assertThat(module.send(TENANT, "DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(module.send(TENANT, "PUT", path, "{}").statusCode()).isEqualTo(201);
        assertThat(entry(4).deleted()).isFalse();
        assertThat(entry(4).make()).isEmpty();
    }

    @Test
    void onlineStationIsFoundByFilter() {
        module.send(TENANT, "PUT", path, "{}");

        module.tell(station, new Connected(new UUID(0, 1), 1, "node-1", "ocpp2.0.1", 1, "10.0.0.1", Instant.now()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> module.get(TENANT, "/stations?online=true&limit=1000")
                        .body()
                        .contains(station.station()));
        assertThat(module.get(TENANT, "/stations?online=false&limit=1000").body())
                .doesNotContain(station.station());
    }

    @Test
    void deviceModelFirmwareAndVendorDataAreListed() {
        module.send(TENANT, "PUT", path, "{}");

        String reported = module.call(station, report(1, 0, false, reported(component("EVSE"), "Power", "11")));
        module.call(
                station,
                FirmwareStatusNotificationRequest.builder(FirmwareStatus.INSTALLED)
                        .requestId(9)
                        .build());
        String transferred =
                module.call(station, DataTransferRequest.builder("com.example").build());

        assertThat(reported).isEqualTo("{}");
        assertThat(transferred).contains("UnknownVendorId");
        assertThat(module.get(TENANT, path + "/variables?component=evse").body())
                .contains("\"value\":\"11\"");
        assertThat(module.get(TENANT, path + "/firmware-statuses").body()).contains("\"Installed\"");
        assertThat(module.get(TENANT, path + "/data-transfers").body()).contains("com.example");
        assertThat(module.get(TENANT, path).body()).contains("skewMillis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/boots", "/variables", "/reports", "/firmware-statuses", "/data-transfers"})
    void anotherTenantSeesNothing(String part) {
        module.send(TENANT, "PUT", path, "{\"name\":\"secret\"}");
        module.call(station, boot(BootReason.POWER_UP));
        module.call(station, report(1, 0, false, reported(component("EVSE"), "Power", "11")));

        HttpResponse<String> foreign = module.get("other", path + part);

        assertThat(foreign.body()).doesNotContain("secret", "Vendor Y", "Power");
        assertThat(module.send("other", "DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(module.get(TENANT, path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"short\"}",
                "{\"registration\":\"Perhaps\"}",
                "{\"securityProfile\":9}",
                "{\"bootInterval\":0}",
                "{\"colour\":\"red\"}"
            })
    void unfitSettingsAreRefusedAndNothingIsRegistered(String body) {
        HttpResponse<String> refused = module.send(TENANT, "PUT", path, body);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("short\"");
        assertThat(module.get(TENANT, path).statusCode()).isEqualTo(404);
    }

    @Test
    void unfitNamesAndLimitsAreRefused() {
        module.send(TENANT, "PUT", path, "{}");

        assertThat(module.send(TENANT, "PUT", "/stations/a:b", "{}").statusCode())
                .isEqualTo(422);
        assertThat(module.get(TENANT, "/stations?limit=0").statusCode()).isEqualTo(400);
    }

    /** The directory's row, once it has at least this version. */
    private StationEntry entry(long version) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> module.directory.find(TENANT, station.station()),
                        found -> found.isPresent() && found.get().version() >= version)
                .orElseThrow();
    }
}
