package io.ametrine.ocpp.rpc;

import java.util.regex.Pattern;

/** One thing wrong with a payload: where (a JSON pointer), which rule, what was expected; repeats nothing hostile. */
public record Violation(ErrorCode code, String pointer, String keyword, String expected) {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    /** The same violation, seen from the parent that holds it under this property or index. */
    Violation under(String step) {
        String shown = HARMLESS.matcher(step).matches() ? step : "*";
        return new Violation(code, "/" + shown + pointer, keyword, expected);
    }

    public String description() {
        return "%s: expected %s".formatted(pointer.isEmpty() ? "payload" : pointer, expected);
    }
}
