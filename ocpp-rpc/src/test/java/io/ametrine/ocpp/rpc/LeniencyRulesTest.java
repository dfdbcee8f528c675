package io.ametrine.ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeniencyRulesTest {
    private static final StationMake MAKE = new StationMake("ACME GmbH", "Wallbox 2", Optional.of("1.4.2"));
    private static final String VALUES =
            "{\"evseId\":1,\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":1.50}]}]}";
    private final PayloadValidator validator = new PayloadValidator();

    private static LeniencyRules rules(String rule) {
        return LeniencyRules.parse(("{\"rules\":[" + rule.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> forgiven(String rule, Action action, String payload) {
        JsonNode json = OcppJson.read(payload.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return validator
                .forgivenRequest(rules(rule), MAKE, action, json)
                .map(mended -> mended.payload().toString());
    }

    @Test
    void aTimeWithoutZoneGetsTheDeclaredOne() {
        String wrong = VALUES.formatted("2026-01-01T12:00:00.5");

        assertThat(forgiven("{'name':'a','vendor':'ACME*','forgive':'timeWithoutZone'}", Action.METER_VALUES, wrong))
                .contains(VALUES.formatted("2026-01-01T12:00:00.5Z"));
        assertThat(forgiven(
                        "{'name':'a','vendor':'ACME*','forgive':'timeWithoutZone','zone':'+02:00'}",
                        Action.METER_VALUES,
                        wrong))
                .contains(VALUES.formatted("2026-01-01T12:00:00.5+02:00"));
    }

    @Test
    void whatIsTooLongIsCutAtWholeCharacters() {
        String text = "😀".repeat(60);
        String wrong =
                "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\",\"firmwareVersion\":\""
                        + text + "\"}}";

        assertThat(forgiven("{'name':'a','vendor':'ACME*','forgive':'tooLong'}", Action.BOOT_NOTIFICATION, wrong))
                .map(mended -> OcppJson.read(mended.getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .hasValueSatisfying(mended -> assertThat(
                                mended.at("/chargingStation/firmwareVersion").asText())
                        .isEqualTo("😀".repeat(50)));
    }

    @Test
    void unknownAndNullPropertiesAreLeftOut() {
        String wrong = "{\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\",\"more\":[1]},\"certificate\":null}";
        String both = "{'name':'a','vendor':'ACME*','forgive':'unknownProperty'},"
                + "{'name':'b','vendor':'ACME*','forgive':'nullProperty'}";

        assertThat(forgiven(both, Action.AUTHORIZE, wrong))
                .contains("{\"idToken\":{\"idToken\":\"A\",\"type\":\"Central\"}}");
        assertThat(forgiven("{'name':'a','vendor':'ACME*','forgive':'unknownProperty'}", Action.AUTHORIZE, wrong))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'vendor':'acme gmbh'                              | true
            'vendor':'ACME'                                   | false
            'vendor':'*','model':'wallbox*','firmware':'1.4.*' | true
            'vendor':'ACME*','model':'Other'                  | false
            'vendor':'ACME*','firmware':'2.*'                 | false
            'vendor':'A.ME*'                                  | false
            'vendor':'ACME*','actions':['MeterValues']        | true
            'vendor':'ACME*','actions':['Heartbeat']          | false
            'vendor':'ACME*','at':'/meterValue/*/timestamp'   | true
            'vendor':'ACME*','at':'/meterValue/1/timestamp'   | false
            'vendor':'ACME*','at':'/meterValue/*'             | false
            """)
    void aRuleHoldsOnlyForWhatItNames(String rule, boolean holds) {
        assertThat(forgiven(
                                "{'name':'a','forgive':'timeWithoutZone'," + rule + "}",
                                Action.METER_VALUES,
                                VALUES.formatted("2026-01-01T12:00:00"))
                        .isPresent())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'vendor':'V','forgive':'tooLong'}                                       | rule 1: needs a name
            {'name':'a','forgive':'tooLong'}                                         | rule 1 (a): needs the vendor
            {'name':'a','vendor':'V'}                                                | rule 1 (a): needs "forgive"
            {'name':'a','vendor':'V','forgive':'all'}                                | rule 1 (a):
            {'name':'a','vendor':'V','forgive':'tooLong','wher':'/x'}                | wher
            {'name':'a','vendor':'V','forgive':'tooLong','actions':['Nonsense']}     | unknown action: Nonsense
            {'name':'a','vendor':'V','forgive':'tooLong','at':'x'}                   | "at" must begin with "/"
            {'name':'a','vendor':'V','forgive':'timeWithoutZone','zone':'CET'}       | "zone" must be Z or an offset
            {'name':'a','vendor':'V','forgive':'tooLong','zone':'+01:00'}            | "zone" is for timeWithoutZone
            {'name':'a','vendor':'V','forgive':'tooLong'},{'name':'a','vendor':'W','forgive':'tooLong'} | two rules are called a
            """)
    void aMistakeIsSaidInASentence(String rule, String expected) {
        assertThatThrownBy(() -> rules(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aFileWithoutRulesIsAMistake() {
        assertThatThrownBy(() -> LeniencyRules.parse("[]".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("{\"rules\": [...]}");
    }
}
