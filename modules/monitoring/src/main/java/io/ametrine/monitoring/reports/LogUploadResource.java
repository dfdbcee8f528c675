package io.ametrine.monitoring.reports;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInteger;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The progress of log uploads. */
@Path("/api/v1/stations/{stationId}/log-uploads")
@Tag(name = "Reports")
public final class LogUploadResource {
    private static final int MOST = 200;

    private final Transactor transactor;

    public LogUploadResource(Transactor transactor) {
        this.transactor = transactor;
    }

    /** A status of an upload, and when the station first and last reported it. */
    public record UploadStatus(Optional<Integer> requestId, String status, Instant firstAt, Instant lastAt) {}

    @GET
    @Operation(operationId = "listLogUploads", summary = "The statuses of the newest log uploads, newest first")
    public List<UploadStatus> list(Caller caller, @PathParam("stationId") String stationId) {
        Select select = Select.of("""
                select request_id, status, first_at, last_at from log_upload
                where tenant = ? and station = ? order by last_at desc limit ?""", caller.tenant(), stationId, MOST);
        return transactor.read(
                caller,
                session -> select.list(
                        session,
                        row -> new UploadStatus(
                                optionalInteger(row, "request_id"),
                                row.getString("status"),
                                instant(row, "first_at"),
                                instant(row, "last_at"))));
    }
}
