package io.ametrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.OwningModule;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void idNamesItsModule() {
        String id = CommandIds.fresh(Action.SET_CHARGING_PROFILE, NOW);

        assertThat(id).startsWith("smart-charging-");
        assertThat(CommandIds.module(id)).contains(OwningModule.SMART_CHARGING);
        assertThat(CommandIds.module("nonsense")).isEmpty();
        assertThat(CommandIds.module("")).isEmpty();
    }

    @Test
    void freshIdsAreInOrderOfTime() {
        String earlier = CommandIds.fresh(Action.RESET, NOW);
        String later = CommandIds.fresh(Action.RESET, NOW.plusMillis(1));

        assertThat(earlier).isLessThan(later);
        assertThat(uuid(earlier).version()).isEqualTo(7);
    }

    @Test
    void derivedIdsDependOnEveryPart() {
        String id = CommandIds.derived(Action.RESET, "tenant", "caller", "key");

        assertThat(CommandIds.derived(Action.RESET, "tenant", "caller", "key")).isEqualTo(id);
        assertThat(CommandIds.derived(Action.RESET, "other", "caller", "key")).isNotEqualTo(id);
        assertThat(uuid(id).version()).isEqualTo(8);
    }

    private static UUID uuid(String id) {
        return UUID.fromString(id.substring("provisioning-".length()));
    }
}
