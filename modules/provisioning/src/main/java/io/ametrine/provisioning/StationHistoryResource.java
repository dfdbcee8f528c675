package io.ametrine.provisioning;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalInteger;
import static io.ametrine.platform.database.Select.optionalString;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What stations told over time, over REST: boots, firmware progress, vendor data, and what they show and are set to. */
@Path("/api/v1/stations/{stationId}")
@Tag(name = "Stations")
public final class StationHistoryResource {
    private final Transactor transactor;

    StationHistoryResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Path("/boots")
    @Operation(operationId = "listBoots", summary = "BootNotifications and their answers, newest first")
    public Page<BootView> boots(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return history("boots", caller, stationId, cursor, limit, StationHistoryResource::boot, BootView::at);
    }

    @GET
    @Path("/firmware-statuses")
    @Operation(operationId = "listFirmwareStatuses", summary = "Progress of firmware updates, newest first")
    public Page<FirmwareView> firmware(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return history(
                "firmware_statuses",
                caller,
                stationId,
                cursor,
                limit,
                StationHistoryResource::firmware,
                FirmwareView::at);
    }

    @GET
    @Path("/data-transfers")
    @Operation(operationId = "listDataTransfers", summary = "What the station sent by DataTransfer, newest first")
    public Page<DataTransferView> dataTransfers(
            @Context Caller caller,
            @PathParam("stationId") String stationId,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("50") Limit limit) {
        return history(
                "data_transfers",
                caller,
                stationId,
                cursor,
                limit,
                StationHistoryResource::dataTransfer,
                DataTransferView::at);
    }

    @GET
    @Path("/display-messages")
    @Operation(operationId = "listDisplayMessages", summary = "Messages that the station shows, as far as it told")
    public List<DisplayMessageView> displayMessages(@Context Caller caller, @PathParam("stationId") String stationId) {
        return all("display_messages", "id", caller, stationId, StationHistoryResource::displayMessage);
    }

    @GET
    @Path("/network-profiles")
    @Operation(operationId = "listNetworkProfiles", summary = "Network profiles by slot and how the station took them")
    public List<NetworkProfileView> networkProfiles(@Context Caller caller, @PathParam("stationId") String stationId) {
        return all("network_profiles", "slot", caller, stationId, StationHistoryResource::networkProfile);
    }

    private <T> Page<T> history(
            String table,
            Caller caller,
            String station,
            Optional<Cursor> cursor,
            Limit limit,
            Select.Row<T> row,
            Function<T, Instant> at) {
        Select select = Select.of(
                        "select * from " + table + " where tenant = ? and station = ?", caller.tenant(), station)
                .and("received_at < ?", cursor.map(from -> from.instant(0)))
                .then("order by received_at desc limit ?", limit.rows());
        return transactor.read(
                caller, session -> Page.of(select.list(session, row), limit, item -> Cursor.at(at.apply(item))));
    }

    private <T> List<T> all(String table, String order, Caller caller, String station, Select.Row<T> row) {
        Select select = Select.of(
                "select * from " + table + " where tenant = ? and station = ? order by " + order + " limit 1000",
                caller.tenant(),
                station);
        return transactor.read(caller, session -> select.list(session, row));
    }

    private static BootView boot(ResultSet row) throws SQLException {
        return new BootView(
                instant(row, "received_at"),
                row.getString("reason"),
                row.getString("status"),
                row.getInt("interval_seconds"),
                row.getString("vendor"),
                row.getString("model"),
                optionalString(row, "serial_number"),
                optionalString(row, "firmware_version"));
    }

    private static FirmwareView firmware(ResultSet row) throws SQLException {
        return new FirmwareView(
                instant(row, "received_at"),
                row.getString("kind"),
                row.getString("status"),
                optionalInteger(row, "request_id"),
                optionalString(row, "locations")
                        .map(text -> List.of(text.split("\n", -1)))
                        .orElse(List.of()));
    }

    private static DataTransferView dataTransfer(ResultSet row) throws SQLException {
        return new DataTransferView(
                instant(row, "received_at"),
                row.getString("vendor_id"),
                optionalString(row, "message_id"),
                optionalString(row, "data").map(json -> OcppJson.read(json, JsonNode.class)),
                row.getString("status"));
    }

    private static DisplayMessageView displayMessage(ResultSet row) throws SQLException {
        return new DisplayMessageView(
                row.getInt("id"),
                row.getString("priority"),
                optionalString(row, "state"),
                optionalInstant(row, "starts_at"),
                optionalInstant(row, "ends_at"),
                optionalString(row, "transaction_id"),
                row.getString("format"),
                optionalString(row, "language"),
                row.getString("content"),
                optionalString(row, "component"),
                optionalInteger(row, "evse"),
                instant(row, "changed_at"));
    }

    private static NetworkProfileView networkProfile(ResultSet row) throws SQLException {
        return new NetworkProfileView(
                row.getInt("slot"),
                row.getString("status"),
                row.getString("csms_url"),
                row.getInt("security_profile"),
                row.getString("ocpp_version"),
                row.getString("ocpp_interface"),
                instant(row, "changed_at"));
    }

    /** One boot. */
    public record BootView(
            Instant at,
            String reason,
            String status,
            int interval,
            String vendor,
            String model,
            Optional<String> serialNumber,
            Optional<String> firmwareVersion) {}

    /** One status of a firmware update. */
    public record FirmwareView(
            Instant at, String kind, String status, Optional<Integer> requestId, List<String> locations) {}

    /** One vendor message. */
    public record DataTransferView(
            Instant at, String vendorId, Optional<String> messageId, Optional<JsonNode> data, String status) {}

    /** One message on the station's display. */
    public record DisplayMessageView(
            int id,
            String priority,
            Optional<String> state,
            Optional<Instant> startDateTime,
            Optional<Instant> endDateTime,
            Optional<String> transactionId,
            String format,
            Optional<String> language,
            String content,
            Optional<String> component,
            Optional<Integer> evse,
            Instant changedAt) {}

    /** One network profile; its secrets are not kept. */
    public record NetworkProfileView(
            int slot,
            String status,
            String ocppCsmsUrl,
            int securityProfile,
            String ocppVersion,
            String ocppInterface,
            Instant changedAt) {}
}
