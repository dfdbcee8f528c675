package io.ametrine.monitoring.reports;

import static io.ametrine.platform.database.MultiRow.row;

import io.ametrine.ocpp.v201.NotifyCustomerInformationRequest;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.runtime.Station;
import java.util.List;

/** Customer information in PostgreSQL. It is rare: each part is written at once. */
public final class PostgresCustomerInformationStore implements CustomerInformationStore {
    private static final MultiRow UPSERT =
            MultiRow.of("""
            insert into customer_information
                (tenant, station, request_id, seq_no, generated_at, more, data, received_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, request_id, seq_no) do update
            set generated_at = excluded.generated_at, more = excluded.more, data = excluded.data,
                received_at = excluded.received_at
            where excluded.generated_at > customer_information.generated_at
            """, "text", "text", "int4", "int4", "timestamptz", "bool", "text", "timestamptz");

    @Override
    public void add(Station station, NotifyCustomerInformationRequest part) {
        UPSERT.write(
                List.of(part),
                given -> row(
                        station.tenant(),
                        station.id(),
                        given.requestId(),
                        given.seqNo(),
                        given.generatedAt(),
                        given.tbc().orElse(false),
                        given.data(),
                        station.receivedAt()));
    }
}
