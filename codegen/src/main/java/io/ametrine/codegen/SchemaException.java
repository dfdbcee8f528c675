package io.ametrine.codegen;

/** The schemas cannot be fetched or understood; the message is what the person at the build reads. */
final class SchemaException extends RuntimeException {
    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
