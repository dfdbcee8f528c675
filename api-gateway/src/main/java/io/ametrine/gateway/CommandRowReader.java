package io.ametrine.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.envelope.CommandReport;
import io.ametrine.platform.envelope.Inbound.CommandRequested;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Problem;
import java.util.Optional;

/** Asks the module for a command's row, which is the truth about it. */
@FunctionalInterface
interface CommandRowReader {
    /** The outcome; empty while the command is open or nobody can be asked. */
    Optional<CommandReport> find(CommandRequested command, Caller caller);

    static CommandRowReader of(ModuleClient modules) {
        return (command, caller) -> {
            try {
                ModuleClient.Reply reply =
                        modules.get(command.action().module(), caller, "/api/v1/commands/" + command.commandId());
                return switch (reply.status()) {
                    case 200 -> closed(command, OcppJson.read(reply.body(), JsonNode.class));
                    case 404 -> Optional.of(neverTaken(command));
                    default -> Optional.empty();
                };
            } catch (Problem away) {
                return Optional.empty();
            }
        };
    }

    private static Optional<CommandReport> closed(CommandRequested command, JsonNode row) {
        String state = row.path("state").asText();
        if (state.equals("open")) {
            return Optional.empty();
        }
        return Optional.of(new CommandReport(
                command.commandId(),
                command.station().tenant(),
                command.station().station(),
                command.action().wireName(),
                state,
                Optional.of(row.path("response")).filter(JsonNode::isObject),
                Optional.of(row.path("error"))
                        .filter(JsonNode::isObject)
                        .map(error -> OcppJson.read(error, CommandReport.Fault.class)),
                Optional.of(row.path("reason")).filter(JsonNode::isTextual).map(JsonNode::asText),
                row.path("sent").asBoolean(),
                row.path("late").asBoolean()));
    }

    /** The module has not seen it, and will see it after its deadline: it will not be sent. */
    private static CommandReport neverTaken(CommandRequested command) {
        return new CommandReport(
                command.commandId(),
                command.station().tenant(),
                command.station().station(),
                command.action().wireName(),
                "notSent",
                Optional.empty(),
                Optional.empty(),
                Optional.of("expired"),
                false,
                false);
    }
}
