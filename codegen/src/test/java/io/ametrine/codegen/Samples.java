package io.ametrine.codegen;

import java.util.List;

/** Small schemas of our own that show every construct. */
final class Samples {
    static final String DEFINITIONS = """
            "definitions": {
              "CustomDataType": {"type": "object", "properties": {"vendorId": {"type": "string", "maxLength": 255}}, "required": ["vendorId"]},
              "ColourEnumType": {"type": "string", "enum": ["Red", "DarkBlue", "eMAID", "L1-N"]},
              "LampEnumType": {"type": "string", "enum": ["On"]},
              "LampType": {
                "description": "A lamp.", "type": "object", "additionalProperties": false,
                "properties": {
                  "customData": {"$ref": "#/definitions/CustomDataType"},
                  "name": {"description": "Its name.", "type": "string", "maxLength": 20},
                  "colour": {"$ref": "#/definitions/ColourEnumType"},
                  "state": {"$ref": "#/definitions/LampEnumType"}
                },
                "required": ["name"]
              }
            },
            """;

    static final List<ActionRow> ACTIONS = List.of(new ActionRow("SetLamp", "CSMS_TO_STATION", "O"));

    private Samples() {}

    static SchemaFile request() {
        return request(DEFINITIONS);
    }

    static SchemaFile request(String definitions) {
        return SchemaFile.of("SetLampRequest", """
                {%s "type": "object", "additionalProperties": false,
                 "properties": {
                   "customData": {"$ref": "#/definitions/CustomDataType"},
                   "lamps": {"type": "array", "items": {"$ref": "#/definitions/LampType"}, "minItems": 1, "maxItems": 3},
                   "notes": {"type": "array", "items": {"type": "string", "maxLength": 5}, "minItems": 1},
                   "level": {"type": "integer", "minimum": 0, "maximum": 100},
                   "power": {"type": "number"},
                   "at": {"type": "string", "format": "date-time"},
                   "dim": {"type": "boolean", "default": false},
                   "data": {"description": "Anything."},
                   "action": {"type": "string"}
                 },
                 "required": ["lamps", "at"]}
                """.formatted(definitions));
    }

    static SchemaFile response() {
        return response(DEFINITIONS);
    }

    static SchemaFile response(String definitions) {
        return SchemaFile.of("SetLampResponse", """
                {%s "type": "object", "additionalProperties": false, "properties": {}}
                """.formatted(definitions));
    }

    static List<JavaFile> generated() {
        return GenerateTypes.generate(List.of(request(), response()), ACTIONS);
    }

    static JavaFile generated(String typeName) {
        return generated().stream()
                .filter(file -> file.typeName().equals(typeName))
                .findFirst()
                .orElseThrow();
    }
}
