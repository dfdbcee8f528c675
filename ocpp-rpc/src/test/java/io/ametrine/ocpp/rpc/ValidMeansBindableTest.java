package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.Schemas;
import io.ametrine.ocpp.v201.samples.SchemaSample;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random payloads: the quick rules agree with the reference validator, and what passes binds and can be written. */
class ValidMeansBindableTest {
    private static final Set<String> BEYOND_THE_SCHEMA = Set.of("range", "string", "number", "format");
    private static final int ROUNDS = 150;

    private final PayloadValidator validator = new PayloadValidator();
    private int valid;
    private int invalid;

    @Test
    void requests() {
        for (Action action : Action.values()) {
            Mutations mutations = new Mutations(new Random(action.wireName().hashCode()));
            ReferenceSchema reference = ReferenceSchema.of(Schemas.request(action));
            for (int round = 0; round < ROUNDS; round++) {
                ObjectNode sample =
                        round % 3 == 0 ? SchemaSample.minimalRequest(action) : SchemaSample.fullRequest(action);
                JsonNode payload = mutations.of(sample);
                List<Violation> violations = validator.request(action, payload);
                holds(action.requestType(), payload, violations, reference);
            }
        }
        assertThat(valid).isGreaterThan(500);
        assertThat(invalid).isGreaterThan(500);
    }

    @Test
    void responses() {
        for (Action action : Action.values()) {
            Mutations mutations = new Mutations(new Random(-action.wireName().hashCode()));
            ReferenceSchema reference = ReferenceSchema.of(Schemas.response(action));
            for (int round = 0; round < ROUNDS; round++) {
                JsonNode payload = mutations.of(SchemaSample.fullResponse(action));
                List<Violation> violations = validator.response(action, payload);
                holds(action.responseType(), payload, violations, reference);
            }
        }
        assertThat(valid).isGreaterThan(500);
        assertThat(invalid).isGreaterThan(500);
    }

    private void holds(Class<?> type, JsonNode payload, List<Violation> violations, ReferenceSchema reference) {
        boolean referencePasses = reference.violations(payload).isEmpty();
        if (!violations.isEmpty()) {
            invalid++;
            String keyword = violations.getFirst().keyword();
            assertThat(!referencePasses || BEYOND_THE_SCHEMA.contains(keyword))
                    .as("%s %s", keyword, payload)
                    .isTrue();
            return;
        }
        valid++;
        assertThat(referencePasses).as("reference on %s", payload).isTrue();
        Object bound = OcppJson.read(OcppJson.write(payload), type);
        JsonNode written = OcppJson.read(OcppJson.write(bound), JsonNode.class);
        assertThat(reference.violations(written))
                .as("written again: %s", written)
                .isEmpty();
        assertThat(OcppJson.read(OcppJson.write(bound), type)).isEqualTo(bound);
    }
}
