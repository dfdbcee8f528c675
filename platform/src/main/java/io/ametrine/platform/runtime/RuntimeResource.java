package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.Confidential;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.runtime.CommandRows.CommandRow;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What every module serves of its runtime: commands with their outcomes, and dead letters with their replay. */
@Path("/api/v1")
public final class RuntimeResource {
    private static final String COMMANDS = "select * from commands where true";

    private final Transactor transactor;

    RuntimeResource(Transactor transactor) {
        this.transactor = transactor;
    }

    /** A command as REST shows it; {@code desiredState} is the id of the one that it was a try of. */
    public record CommandView(
            String id,
            String station,
            String action,
            String state,
            JsonNode request,
            Optional<JsonNode> response,
            Optional<JsonNode> error,
            Optional<String> reason,
            boolean sent,
            boolean late,
            String caller,
            Instant requestedAt,
            Instant deadline,
            Optional<Instant> finishedAt,
            Optional<String> desiredState) {
        static CommandView of(CommandRow row) {
            return new CommandView(
                    row.id(),
                    row.station().station(),
                    row.action().wireName(),
                    row.state(),
                    OcppJson.read(Confidential.masked(Optional.of(row.action()), row.request()), JsonNode.class),
                    row.response().flatMap(CommandRows::json),
                    row.error().map(OcppJson::tree),
                    row.reason(),
                    row.sent(),
                    row.late(),
                    row.caller(),
                    row.requestedAt(),
                    row.deadline(),
                    row.finishedAt(),
                    row.desiredState());
        }
    }

    @GET
    @Path("/commands/{id}")
    @Operation(operationId = "getCommand", summary = "One command and how it ended")
    @Tag(name = "Commands")
    public Optional<CommandView> command(@Context Caller caller, @PathParam("id") String id) {
        return transactor.read(
                caller,
                session -> Select.of(COMMANDS)
                        .then("and id = ?", id)
                        .first(session, CommandRows::row)
                        .map(CommandView::of));
    }

    @GET
    @Path("/commands")
    @Operation(operationId = "listCommands", summary = "Commands of this module, newest first")
    @Tag(name = "Commands")
    public Page<CommandView> commands(
            @Context Caller caller,
            @QueryParam("station") Optional<String> station,
            @QueryParam("action") Optional<String> action,
            @QueryParam("state") Optional<String> state,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of(COMMANDS)
                .and("station = ?", station)
                .and("action = ?", action)
                .and("state = ?", state);
        cursor.ifPresent(from -> select.then("and (requested_at, id) < (?, ?)", from.instant(0), from.text(1)));
        select.then("order by requested_at desc, id desc limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                                select.list(session, CommandRows::row),
                                limit,
                                row -> Cursor.at(row.requestedAt(), row.id()))
                        .map(CommandView::of));
    }

    /** A dead letter; {@code payload} is the message as it arrived. */
    public record DeadLetterView(
            long id,
            String station,
            Optional<String> action,
            Optional<String> messageId,
            String topic,
            String failure,
            String payload,
            Instant createdAt,
            Optional<Instant> replayedAt) {}

    @GET
    @Path("/dead-letters")
    @Operation(operationId = "listDeadLetters", summary = "Messages that this module could not process, newest first")
    @Tag(name = "Dead letters")
    public Page<DeadLetterView> deadLetters(
            @Context Caller caller,
            @QueryParam("station") Optional<String> station,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Select select = Select.of("select * from dead_letters where true").and("station = ?", station);
        cursor.ifPresent(from -> select.then("and id < ?", from.number(0)));
        select.then("order by id desc limit ?", limit.rows());
        return transactor.read(
                caller,
                session -> Page.of(
                        select.list(session, RuntimeResource::deadLetter), limit, letter -> Cursor.at(letter.id())));
    }

    private static DeadLetterView deadLetter(ResultSet row) throws SQLException {
        Outgoing record = OutboxCodec.read(row.getBytes("record")).getFirst();
        return new DeadLetterView(
                row.getLong("id"),
                row.getString("station"),
                Select.optionalString(row, "action"),
                Select.optionalString(row, "message_id"),
                row.getString("topic"),
                row.getString("failure"),
                new String(record.value(), StandardCharsets.UTF_8),
                Select.instant(row, "created_at"),
                Select.optionalInstant(row, "replayed_at"));
    }

    @POST
    @Path("/dead-letters/{id}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Puts a dead letter back into the module's topic")
    @Tag(name = "Dead letters")
    public void replay(@Context Caller caller, @PathParam("id") Long id) {
        transactor.write(caller, unit -> {
            try (PreparedStatement update = unit.connection()
                    .prepareStatement("update dead_letters set replayed_at = now() where id = ? returning record")) {
                update.setLong(1, id);
                try (ResultSet row = update.executeQuery()) {
                    if (!row.next()) {
                        throw Problem.notFound("There is no dead letter " + id + " in this module.");
                    }
                    OutboxCodec.read(row.getBytes(1)).forEach(unit::publish);
                }
            } catch (SQLException failure) {
                throw new DatabaseException(failure);
            }
            return true;
        });
    }
}
