package io.ametrine.monitoring.reports;

import static io.ametrine.platform.database.Select.instant;

import io.ametrine.monitoring.reports.CustomerInformation.Part;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Requires;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.Transactor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a station answered to CustomerInformation. It is personal data: readers alone may not see it. */
@Path("/api/v1/stations/{stationId}/customer-information")
@Tag(name = "Reports")
public final class CustomerInformationResource {
    private final Transactor transactor;

    public CustomerInformationResource(Transactor transactor) {
        this.transactor = transactor;
    }

    @GET
    @Path("/{requestId}")
    @Requires(Role.OPERATOR)
    @Operation(
            operationId = "getCustomerInformation",
            summary = "The customer information a station sent for a request")
    public Optional<CustomerInformation> find(
            Caller caller, @PathParam("stationId") String stationId, @PathParam("requestId") int requestId) {
        Select select = Select.of("""
                select seq_no, data, more, generated_at from customer_information
                where tenant = ? and station = ? and request_id = ? order by seq_no""", caller.tenant(), stationId, requestId);
        List<Part> parts = transactor.read(
                caller,
                session -> select.list(
                        session,
                        row -> new Part(
                                row.getInt("seq_no"),
                                row.getString("data"),
                                row.getBoolean("more"),
                                instant(row, "generated_at"))));
        return parts.isEmpty() ? Optional.empty() : Optional.of(CustomerInformation.of(requestId, parts));
    }
}
