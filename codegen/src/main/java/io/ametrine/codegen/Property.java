package io.ametrine.codegen;

/** One property of an object: its name on the wire, its name in Java, its shape. */
record Property(String wireName, String javaName, Shape shape, boolean required) {
    String javaType() {
        return required ? shape.javaType() : "Optional<" + shape.boxedType() + ">";
    }
}
