package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ClearCacheRequest;
import io.ametrine.ocpp.v201.DataTransferRequest;
import io.ametrine.ocpp.v201.DataTransferResponse;
import io.ametrine.ocpp.v201.DataTransferStatus;
import io.ametrine.ocpp.v201.ResetRequest;
import io.ametrine.ocpp.v201.ResetResponse;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A handler that counts DataTransfers in a table; vendor id {@code boom} makes it fail, {@code chain} makes it send a command, and
 * {@code outside} makes it answer with what {@link #outside} returns.
 */
final class ProbeHandler {
    final List<CommandResult<ResetResponse>> outcomes = new CopyOnWriteArrayList<>();
    volatile Work outside = () -> "";

    @OcppHandler(Action.DATA_TRANSFER)
    Reply<DataTransferResponse> handle(Station station, DataTransferRequest request) {
        if (request.vendorId().equals("boom")) {
            throw new IllegalStateException("this message cannot be processed");
        }
        count(station, request);
        if (request.vendorId().equals("outside")) {
            return Reply.after(outside);
        }
        Reply<DataTransferResponse> reply = Reply.with(
                DataTransferResponse.builder(DataTransferStatus.ACCEPTED).build());
        reply = reply.telling(
                new Event("io.ametrine.probe", station.id(), Instant.EPOCH, Map.of("vendorId", request.vendorId())));
        return request.vendorId().equals("chain")
                ? reply.then(ClearCacheRequest.builder().build())
                : reply;
    }

    @ContinuationHandler(Action.DATA_TRANSFER)
    Reply<DataTransferResponse> resume(Station station, DataTransferRequest request, JsonNode result) {
        if (result.asText().equals("boom")) {
            throw new IllegalStateException("this result cannot be processed");
        }
        return Reply.with(DataTransferResponse.builder(DataTransferStatus.ACCEPTED)
                .data(result)
                .build());
    }

    private static void count(Station station, DataTransferRequest request) {
        try (PreparedStatement insert = UnitOfWork.current().connection().prepareStatement("""
                insert into seen (tenant, station, vendor_id, message) values (?, ?, ?, ?)
                on conflict (tenant, station, vendor_id, message) do update set times = seen.times + 1
                """)) {
            insert.setString(1, station.tenant());
            insert.setString(2, station.id());
            insert.setString(3, request.vendorId());
            insert.setString(4, request.messageId().orElse(""));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    @CommandCheck(Action.RESET)
    Optional<String> check(Station station, ResetRequest request) {
        return request.evseId().filter(evse -> evse == 99).map(_ -> "there is no EVSE 99 at " + station.id());
    }

    @OutcomeHandler(Action.RESET)
    void on(Station station, Command command, ResetRequest request, CommandResult<ResetResponse> result) {
        outcomes.add(result);
    }
}
