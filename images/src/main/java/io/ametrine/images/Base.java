package io.ametrine.images;

import java.nio.file.Path;

/** What an image stands on. */
sealed interface Base {
    /** The one that Ametrine is tried with: small, with glibc, and of a version that does not move by itself. */
    String TEMURIN = "eclipse-temurin:25.0.3_9-jre-noble";

    /** Nothing but a Java runtime cut from the JDK that builds, and the system libraries that it needs. */
    record Scratch() implements Base {}

    /** An image of a registry, which has to be reached. */
    record Pulled(String reference) implements Base {}

    /** An image that was saved to a file. */
    record Saved(Path file) implements Base {}

    /** As it is written behind --base. */
    static Base of(String text) {
        return switch (text) {
            case "scratch" -> new Scratch();
            case "temurin" -> new Pulled(TEMURIN);
            default -> text.startsWith("tar:") ? new Saved(Path.of(text.substring("tar:".length()))) : new Pulled(text);
        };
    }

    /** As a label names it: the folder of a file is nobody's business. */
    default String label() {
        return switch (this) {
            case Scratch() -> "scratch";
            case Pulled(String reference) -> reference;
            case Saved(Path file) -> file.getFileName().toString();
        };
    }
}
