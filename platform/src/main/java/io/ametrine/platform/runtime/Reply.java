package io.ametrine.platform.runtime;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.ocpp.v201.OcppRequest;
import io.ametrine.platform.directory.DirectoryChange;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a handler decided: an answer now or once outside work is done, and what follows from it. */
public record Reply<T>(Answer<T> answer, List<FollowUp> followUps, List<Event> events, List<DirectoryChange> changes) {
    private static final Duration COMMAND_TIME = Duration.ofSeconds(30);

    /** The answer to the station. */
    public sealed interface Answer<T> {
        record Response<T>(T response) implements Answer<T> {}

        record Refusal<T>(ErrorCode code, String message) implements Answer<T> {}

        record Pending<T>(Work work) implements Answer<T> {}
    }

    /** A CALL that the station is to be sent after the answer. */
    public record FollowUp(OcppRequest request, Duration deadline) {}

    public Reply {
        followUps = List.copyOf(followUps);
        events = List.copyOf(events);
        changes = List.copyOf(changes);
    }

    public static <T> Reply<T> with(T response) {
        return of(new Answer.Response<>(response));
    }

    public static <T> Reply<T> error(ErrorCode code, String message) {
        return of(new Answer.Refusal<>(code, message));
    }

    public static <T> Reply<T> after(Work work) {
        return of(new Answer.Pending<>(work));
    }

    private static <T> Reply<T> of(Answer<T> answer) {
        return new Reply<>(answer, List.of(), List.of(), List.of());
    }

    public Reply<T> then(OcppRequest call) {
        return then(call, COMMAND_TIME);
    }

    public Reply<T> then(OcppRequest call, Duration deadline) {
        return new Reply<>(answer, and(followUps, new FollowUp(call, deadline)), events, changes);
    }

    public Reply<T> telling(Event event) {
        return new Reply<>(answer, followUps, and(events, event), changes);
    }

    public Reply<T> changing(DirectoryChange change) {
        return new Reply<>(answer, followUps, events, and(changes, change));
    }

    private static <E> List<E> and(List<E> all, E one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }
}
