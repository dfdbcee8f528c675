package io.ametrine.platform.runtime;

/**
 * How a command ended, with the station's answer read into its type. A late answer is {@link Answered} too; that it was late is in
 * {@link Answered#late}.
 */
public sealed interface CommandResult<T> {
    record Answered<T>(T response, boolean late) implements CommandResult<T> {}

    record Errored<T>(String code, String description, boolean late) implements CommandResult<T> {}

    record NoAnswer<T>() implements CommandResult<T> {}

    record NotSent<T>(String reason) implements CommandResult<T> {}
}
