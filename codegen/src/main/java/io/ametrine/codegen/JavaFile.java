package io.ametrine.codegen;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One Java source file: adds package and the imports that the body needs. */
record JavaFile(String typeName, String body) {
    static final String PACKAGE = "io.ametrine.ocpp.v201";
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w+");
    private static final Map<String, String> IMPORTS = Map.ofEntries(
            Map.entry("Optional", "java.util.Optional"),
            Map.entry("List", "java.util.List"),
            Map.entry("Map", "java.util.Map"),
            Map.entry("Set", "java.util.Set"),
            Map.entry("EnumSet", "java.util.EnumSet"),
            Map.entry("Arrays", "java.util.Arrays"),
            Map.entry("Collections", "java.util.Collections"),
            Map.entry("Function", "java.util.function.Function"),
            Map.entry("Collectors", "java.util.stream.Collectors"),
            Map.entry("BigDecimal", "java.math.BigDecimal"),
            Map.entry("Instant", "java.time.Instant"),
            Map.entry("JsonCreator", "com.fasterxml.jackson.annotation.JsonCreator"),
            Map.entry("JsonProperty", "com.fasterxml.jackson.annotation.JsonProperty"),
            Map.entry("JsonDeserialize", "com.fasterxml.jackson.databind.annotation.JsonDeserialize"),
            Map.entry("JsonValue", "com.fasterxml.jackson.annotation.JsonValue"),
            Map.entry("JsonNode", "com.fasterxml.jackson.databind.JsonNode"));

    String fileName() {
        return typeName + ".java";
    }

    String text() {
        var imports = new TreeSet<String>();
        WORD.matcher(body).results().map(match -> IMPORTS.get(match.group())).forEach(name -> {
            if (name != null) {
                imports.add("import " + name + ";\n");
            }
        });
        return "// Generated from the OCPP 2.0.1 schemas; changes here are lost.\npackage " + PACKAGE + ";\n\n"
                + imports.stream().collect(Collectors.joining())
                + "\n"
                + body;
    }
}
