package io.ametrine.authorization;

import static io.ametrine.authorization.Messages.authorize;
import static io.ametrine.authorization.Messages.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.StationKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationServiceIT {
    private static final String TENANT = "default";
    private static final StationKey CS1 = new StationKey(TENANT, "CS1");
    private static ModuleUnderTest module;

    private final String card = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private final String path = "/tokens/ISO14443/" + card;

    @BeforeAll
    static void start() {
        module = new ModuleUnderTest();
    }

    @AfterAll
    static void stop() {
        module.close();
    }

    @Test
    void registeredTokenIsAcceptedAndReachesTheDirectory() {
        HttpResponse<String> created =
                module.send(TENANT, "PUT", path, "{\"groupIdToken\":{\"idToken\":\"FLEET\",\"type\":\"Central\"}}");

        String answer = module.call(CS1, authorize(card(card.toLowerCase(Locale.ROOT))));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(answer).contains("\"status\":\"Accepted\"", "FLEET");
        assertThat(entry(1).status()).isEqualTo("Accepted");
    }

    @Test
    void changedTokenIsJudgedAnewAtOnce() {
        module.send(TENANT, "PUT", path, "{}");
        assertThat(module.call(CS1, authorize(card(card)))).contains("Accepted");

        module.send(TENANT, "PUT", path, "{\"status\":\"Blocked\"}");

        assertThat(module.call(CS1, authorize(card(card)))).contains("Blocked");
        assertThat(entry(2).status()).isEqualTo("Blocked");
    }

    @Test
    void deletedTokenIsUnknownAndItsVersionGoesOn() {
        module.send(TENANT, "PUT", path, "{}");

        assertThat(module.send(TENANT, "DELETE", path, "").statusCode()).isEqualTo(204);

        assertThat(module.call(CS1, authorize(card(card)))).contains("Unknown");
        assertThat(module.get(TENANT, path).statusCode()).isEqualTo(404);
        assertThat(module.send(TENANT, "PUT", path, "{}").statusCode()).isEqualTo(201);
        assertThat(entry(3).deleted()).isFalse();
    }

    @Test
    void manyTokensAreRegisteredAtOnce() {
        HttpResponse<String> stored = module.send(
                TENANT,
                "PUT",
                "/tokens",
                "{\"tokens\":[{\"type\":\"ISO14443\",\"idToken\":\"%s\"},{\"type\":\"ISO14443\",\"idToken\":\"%s-2\",\"settings\":{\"status\":\"Blocked\"}}]}"
                        .formatted(card, card));

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(module.call(CS1, authorize(card(card)))).contains("Accepted");
        assertThat(module.call(CS1, authorize(card(card + "-2")))).contains("Blocked");
        assertThat(module.get(TENANT, "/tokens?status=Blocked&limit=1000").body())
                .contains(card + "-2");
    }

    @Test
    void pagesFollowEachOther() {
        String group = "G" + card;
        for (int number = 0; number < 3; number++) {
            module.send(
                    TENANT,
                    "PUT",
                    path + "-" + number,
                    "{\"groupIdToken\":{\"idToken\":\"%s\",\"type\":\"Local\"}}".formatted(group));
        }

        String first = module.get(TENANT, "/tokens?limit=2&group=" + group).body();
        String cursor = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        String second = module.get(TENANT, "/tokens?limit=2&group=" + group + "&cursor=" + cursor)
                .body();

        assertThat(first).contains(card + "-0", card + "-1").doesNotContain(card + "-2");
        assertThat(second).contains(card + "-2").doesNotContain(card + "-1", "\"next\"");
    }

    @Test
    void anotherTenantNeitherSeesNorChangesIt() {
        module.send(TENANT, "PUT", path, "{\"personalMessage\":\"hello\"}");

        assertThat(module.get("other", path).statusCode()).isEqualTo(404);
        assertThat(module.get("other", "/tokens?limit=1000").body()).doesNotContain(card);
        assertThat(module.send("other", "DELETE", path, "").statusCode()).isEqualTo(404);
        assertThat(module.call(new StationKey("other", "CS1"), authorize(card(card))))
                .contains("Unknown");
        assertThat(module.get(TENANT, path).body()).contains("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"ConcurrentTx\"}", "{\"colour\":\"red\"}", "{\"expiry\":\"soon\"}"})
    void unfitSettingsAreRefusedAndNothingIsRegistered(String body) {
        assertThat(module.send(TENANT, "PUT", path, body).statusCode()).isEqualTo(422);
        assertThat(module.get(TENANT, path).statusCode()).isEqualTo(404);
    }

    @Test
    void unfitTokensAreRefused() {
        assertThat(module.send(TENANT, "PUT", "/tokens/ISO14443/" + "x".repeat(37), "{}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(module.send(TENANT, "PUT", "/tokens/Paper/AA", "{}").statusCode())
                .isBetween(400, 422);
        assertThat(module.send(TENANT, "PUT", "/tokens", "{\"tokens\":[]}").statusCode())
                .isEqualTo(422);
    }

    /** The directory's row, once it has at least this version. */
    private TokenEntry entry(long version) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> module.directory.find(TENANT, TokenEntry.id("ISO14443", card)),
                        found -> found.isPresent() && found.get().version() >= version)
                .orElseThrow();
    }
}
