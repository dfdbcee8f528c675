package io.ametrine.codegen;

/** Where in which schema something stands, for error messages. */
record Place(String schema, String pointer) {
    Place below(String step) {
        return new Place(schema, pointer + "/" + step);
    }

    SchemaException refuse(String reason) {
        return new SchemaException("%s.json#%s: %s".formatted(schema, pointer, reason));
    }
}
