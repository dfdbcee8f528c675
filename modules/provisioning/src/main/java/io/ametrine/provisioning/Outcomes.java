package io.ametrine.provisioning;

import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.CommandResult.Errored;
import io.ametrine.platform.runtime.CommandResult.NoAnswer;
import io.ametrine.platform.runtime.CommandResult.NotSent;
import java.util.function.Function;

/** A command's outcome in one word, as lists show it: the station's status, or why there is none. */
final class Outcomes {
    private Outcomes() {}

    static <T> String word(CommandResult<T> outcome, Function<T, String> status) {
        return switch (outcome) {
            case Answered<T> answered -> status.apply(answered.response());
            case Errored<T> error -> error.code();
            case NoAnswer<T> _ -> "noAnswer";
            case NotSent<T> notSent -> notSent.reason();
        };
    }
}
