package io.ametrine.gateway;

import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Problem;
import java.util.Optional;

/** What a caller is told of a command's outcome: the station's answer, or the problem that says whether it may be sent again. */
final class CommandOutcomes {
    static final String ID_HEADER = "Ametrine-Command-Id";

    private CommandOutcomes() {}

    static Answer answer(CommandReport report) {
        return switch (report.state()) {
            case "answered" -> Answer.ok(report.response().orElseThrow()).with(ID_HEADER, report.commandId());
            case "error" -> throw identified(callError(report), report);
            case "notSent", "cancelled" -> throw identified(notSent(report), report);
            case "refused" -> throw identified(refused(report), report);
            case "conflict" -> throw keyReused();
            default -> throw identified(noAnswer(report), report);
        };
    }

    private static Problem callError(CommandReport report) {
        CommandReport.Fault fault =
                report.error().orElse(new CommandReport.Fault("GenericError", "", Optional.empty()));
        Problem problem = Problem.of(
                        502,
                        "station-error",
                        "The station answered with an error",
                        "The station refused " + report.action() + " with " + fault.code() + ": " + fault.description())
                .with("errorCode", fault.code())
                .with("errorDescription", fault.description());
        return fault.details()
                .map(details -> problem.with("errorDetails", details))
                .orElse(problem);
    }

    private static Problem notSent(CommandReport report) {
        String reason = report.reason().orElse("cancelled");
        return switch (reason) {
            case "offline" ->
                Problem.of(
                                409,
                                "station-offline",
                                "The station is offline",
                                report.station()
                                        + " is not connected; the command was not sent. Send it again once it is.")
                        .with("reason", reason);
            case "expired" ->
                Problem.of(
                                504,
                                "command-expired",
                                "The command expired",
                                "The command waited until its timeout and was not sent. It may be sent again.")
                        .with("reason", reason);
            case "registryUnavailable" ->
                Problem.unavailable("It is not known right now where " + report.station()
                                + " is connected; the command was not sent. Send it again in some seconds.")
                        .with("reason", reason);
            default ->
                Problem.of(
                                409,
                                "not-sent",
                                "The command was not sent",
                                sentence(report.action() + " was not sent: " + reason))
                        .with("reason", reason);
        };
    }

    private static Problem refused(CommandReport report) {
        return Problem.unprocessable(
                sentence(report.action() + " was not sent: " + report.reason().orElse("it was refused by a check")));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static Problem noAnswer(CommandReport report) {
        return Problem.of(
                504,
                "no-answer",
                "The station did not answer in time",
                "The command was sent and may have taken effect. Look at /api/v1/commands/" + report.commandId()
                        + " for a late answer before sending it again.");
    }

    static Problem keyReused() {
        return Problem.of(
                422,
                "idempotency-key-reused",
                "The idempotency key was used before",
                "This Idempotency-Key belongs to another request. Use a new one for a new command.");
    }

    private static Problem identified(Problem problem, CommandReport report) {
        return problem.with("commandId", report.commandId())
                .with("sent", report.sent())
                .header(ID_HEADER, report.commandId());
    }
}
