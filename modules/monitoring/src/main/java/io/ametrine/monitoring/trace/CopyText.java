package io.ametrine.monitoring.trace;

import java.util.Optional;

/** Rows in the text format of COPY: a tab between columns, \N for what is absent, NUL left out since no text column holds it. */
final class CopyText {
    private final StringBuilder text;

    CopyText(int expectedLength) {
        this.text = new StringBuilder(expectedLength);
    }

    CopyText row(Object... columns) {
        String separator = "";
        for (Object column : columns) {
            text.append(separator);
            value(column);
            separator = "\t";
        }
        text.append('\n');
        return this;
    }

    private void value(Object column) {
        if (column instanceof Optional<?> optional) {
            optional.ifPresentOrElse(this::value, () -> text.append("\\N"));
        } else {
            escape(column.toString());
        }
    }

    private void escape(String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> {}
                default -> text.append(character);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
