package io.ametrine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.directory.ApiKeyEntry;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.runtime.StoreWorkbench;
import io.ametrine.security.ApiKeyResource.CreatedKey;
import io.ametrine.security.ApiKeyResource.KeyView;
import io.ametrine.security.ApiKeyResource.NewKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeysIT {
    private static StoreWorkbench bench;

    private final PostgresApiKeyStore store = new PostgresApiKeyStore();
    private final ApiKeys keys = new ApiKeys(store, Clock.systemUTC());
    private final String tenant = "tenant-" + UUID.randomUUID();
    private final Caller admin = StoreWorkbench.admin(tenant);

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("security");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void listen() {
        bench.published().clear();
    }

    @Test
    void aNewKeysSecretIsShownOnceAndOnlyItsHashIsKeptAndTold() {
        CreatedKey created = create("billing", "reader");

        assertThat(created.secret()).startsWith("amk_").hasSize(47);
        assertThat(resource().list(admin)).containsExactly(created.key());
        ApiKeyEntry told = OcppJson.read(published().getFirst().value(), ApiKeyEntry.class);
        assertThat(told.sha256()).isEqualTo(ApiKeySecret.sha256(Secret.of(created.secret())));
        assertThat(told.roles()).containsExactly("reader");
        assertThat(new String(published().getFirst().value(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain(created.secret());
    }

    @Test
    void aDeletedKeyIsToldWithAHigherVersionAndAssertedAgain() {
        create("first", "admin");
        CreatedKey created = create("billing", "reader");

        resource().delete(admin, created.key().id());

        assertThat(resource().list(admin)).extracting(KeyView::name).containsExactly("first");
        ApiKeyEntry told = OcppJson.read(published().getLast().value(), ApiKeyEntry.class);
        assertThat(told.deleted()).isTrue();
        assertThat(told.version()).isEqualTo(2);
        bench.batch(() -> assertThat(store.rows())
                .anyMatch(change ->
                        change.entry().id().equals(told.id()) && change.entry().deleted()));
    }

    @Test
    void theLastAdministratorsKeyCannotBeDeleted() {
        CreatedKey created = create("only", "admin");

        assertThatThrownBy(() -> resource().delete(admin, created.key().id()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
    }

    @Test
    void unknownKeysAndRolesAndEmptyNamesAreRefused() {
        assertThatThrownBy(() -> resource().delete(admin, "none")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> create("x", "king")).hasMessageContaining("king");
        assertThatThrownBy(() -> create("x")).hasMessageContaining("at least one role");
        assertThatThrownBy(() -> create(" ", "reader")).hasMessageContaining("name");
    }

    @Test
    void anotherTenantNeitherSeesNorDeletesTheKey() {
        create("first", "admin");
        CreatedKey created = create("billing", "reader");
        Caller other = StoreWorkbench.admin("tenant-" + UUID.randomUUID());

        assertThat(resource().list(other)).isEmpty();
        assertThatThrownBy(() -> resource().delete(other, created.key().id())).isInstanceOf(Problem.class);
        assertThat(resource().list(admin)).hasSize(2);
    }

    @Test
    void aNewInstallationGetsOneRandomKey() {
        FirstApiKey first = new FirstApiKey(bench.transactor(), keys, tenant);

        Optional<Secret> made = first.ensure(Optional.empty());

        assertThat(made).isPresent();
        assertThat(first.ensure(Optional.empty())).isEmpty();
        assertThat(resource().list(admin))
                .singleElement()
                .satisfies(key -> assertThat(key.roles()).containsExactly("admin"));
    }

    @Test
    void aGivenKeyIsAcceptedOnceAndNeverShown() {
        FirstApiKey first = new FirstApiKey(bench.transactor(), keys, tenant);
        Secret given = Secret.of("given-" + UUID.randomUUID());

        assertThat(first.ensure(Optional.of(given))).isEmpty();
        assertThat(first.ensure(Optional.of(given))).isEmpty();

        assertThat(resource().list(admin)).hasSize(1);
        bench.batch(() -> assertThat(keys.knows(given)).isTrue());
    }

    private CreatedKey create(String name, String... roles) {
        return (CreatedKey)
                resource().create(admin, new NewKey(name, Set.of(roles))).body().orElseThrow();
    }

    private ApiKeyResource resource() {
        return new ApiKeyResource(bench.transactor(), keys);
    }

    private static List<Outgoing> published() {
        return bench.published();
    }
}
