package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Draft6;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The full validator behind the quick rules: slow, complete, and the one that words the errors. */
record ReferenceSchema(Schema schema) {
    /** The official schemas carry two keywords of their generator's that validate nothing. */
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(Dialect.builder(Draft6.getInstance())
            .keywords(List.of(new NonValidationKeyword("comment"), new NonValidationKeyword("javaType")))
            .build());

    static ReferenceSchema of(JsonNode schema) {
        Schema loaded = REGISTRY.getSchema(schema);
        loaded.initializeValidators();
        return new ReferenceSchema(loaded);
    }

    /** Where a type is wrong, nothing else is said about the same place. */
    List<Violation> violations(JsonNode payload) {
        List<Violation> all = schema.validate(payload).stream()
                .map(ReferenceSchema::violation)
                .distinct()
                .toList();
        Set<String> wrongTypes = all.stream()
                .filter(violation -> violation.keyword().equals("type"))
                .map(Violation::pointer)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(violation -> violation.keyword().equals("type") || !wrongTypes.contains(violation.pointer()))
                .toList();
    }

    private static Violation violation(Error error) {
        String keyword = error.getKeyword();
        Violation violation = new Violation(code(keyword), "", keyword, expected(keyword, error));
        return path(error).reduce(violation, (inner, step) -> inner.under(step), (left, _) -> left);
    }

    /** The steps from the innermost outwards; a missing property is a step of its own, an unlisted one is not named. */
    private static Stream<String> path(Error error) {
        var location = error.getInstanceLocation();
        Stream<String> outwards = Stream.iterate(location.getNameCount() - 1, index -> index >= 0, index -> index - 1)
                .map(index -> String.valueOf(location.getElement(index)));
        return error.getKeyword().equals("required")
                ? Stream.concat(Stream.of(String.valueOf(error.getProperty())), outwards)
                : outwards;
    }

    private static ErrorCode code(String keyword) {
        return switch (keyword) {
            case "required", "minItems", "maxItems" -> ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
            case "type" -> ErrorCode.TYPE_CONSTRAINT_VIOLATION;
            case "enum", "maxLength", "minLength", "minimum", "maximum", "pattern", "format", "additionalProperties" ->
                ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
            default -> ErrorCode.FORMAT_VIOLATION;
        };
    }

    private static String expected(String keyword, Error error) {
        String limit = String.valueOf(error.getSchemaNode());
        return switch (keyword) {
            case "required" -> "a required property";
            case "minItems" -> "at least " + limit + " items";
            case "maxItems" -> "at most " + limit + " items";
            case "type" -> "type " + error.getSchemaNode().asText();
            case "enum" -> "one of " + limit;
            case "maxLength" -> "at most " + limit + " characters";
            case "minimum" -> "at least " + limit;
            case "maximum" -> "at most " + limit;
            case "format" -> "format " + error.getSchemaNode().asText();
            case "additionalProperties" -> "no property that the schema does not list";
            default -> keyword;
        };
    }
}
