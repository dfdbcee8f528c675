package io.ametrine.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaParserTest {
    @Test
    void definitionsThatDifferFailNamingBothFiles() {
        SchemaFile other = Samples.response(Samples.DEFINITIONS.replace("\"maxLength\": 20", "\"maxLength\": 21"));

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> new SchemaParser(List.of(Samples.request(), other)))
                .withMessage("LampType is defined differently in SetLampRequest.json and in SetLampResponse.json");
    }

    @Test
    void descriptionsMayDiffer() {
        SchemaFile other = Samples.response(
                Samples.DEFINITIONS.replace("Its name.", "The name.").replace("A lamp.", "Any lamp."));

        assertThat(new SchemaParser(List.of(Samples.request(), other)).parse()).hasSize(5);
    }

    @Test
    void unknownKeywordFailsNamingSchemaAndPath() {
        refuses(
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"x\"}}}",
                "FooRequest.json#/properties/a: keyword \"pattern\" is not known to the generator");
    }

    @Test
    void unknownReferenceFails() {
        refuses(
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/definitions/B\"}}}",
                "FooRequest.json#/properties/a: refers to #/definitions/B, which is not there");
    }

    @Test
    void requiredButUndeclaredPropertyFails() {
        refuses(
                "{\"type\":\"object\",\"properties\":{},\"required\":[\"a\"]}",
                "FooRequest.json#: requires properties that it does not declare: [a]");
    }

    @Test
    void rangeOnADecimalFails() {
        refuses(
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\",\"minimum\":0}}}",
                "FooRequest.json#/properties/a: a range on a decimal number is not known to the generator");
    }

    @Test
    void messageWithoutARowInTheTableFails() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> GenerateTypes.generate(List.of(Samples.request()), Samples.ACTIONS))
                .withMessage("actions.csv and the schema files do not match: [SetLampResponse]");
    }

    @Test
    void tableHasAllMessages() {
        assertThat(ActionRow.table()).hasSize(64).extracting(ActionRow::name).doesNotHaveDuplicates();
    }

    @Test
    void erratumForAPlaceThatIsNotThereFails() {
        var correction = JsonNodeFactory.instance.objectNode();
        correction
                .put("schema", "SetLampRequest")
                .put("pointer", "/properties/colour")
                .put("keyword", "maxLength");

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(
                        () -> new Errata(JsonNodeFactory.instance.arrayNode().add(correction))
                                .apply(List.of(Samples.request())))
                .withMessage("errata.json: SetLampRequest has no object at /properties/colour");
    }

    private static void refuses(String schema, String message) {
        SchemaParser parser = new SchemaParser(List.of(SchemaFile.of("FooRequest", schema)));

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(parser::parse)
                .withMessage(message);
    }
}
