package io.ametrine.authorization;

import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.ReserveNowRequest;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reservations in PostgreSQL; a refused replacement leaves the reservation that stands alone. */
final class HibernateReservationStore implements ReservationStore, BatchStore {
    private static final MultiRow SAVED = MultiRow.of(
            """
            insert into reservations (tenant, station, reservation_id, evse, connector_type, id_token, type,
                                      group_id_token, group_type, expiry, state, answer, changed_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, reservation_id) do update set
                evse = excluded.evse, connector_type = excluded.connector_type, id_token = excluded.id_token,
                type = excluded.type, group_id_token = excluded.group_id_token, group_type = excluded.group_type,
                expiry = excluded.expiry, state = excluded.state, answer = excluded.answer,
                changed_at = excluded.changed_at
            where excluded.state <> 'Refused'
            """,
            "text",
            "text",
            "int4",
            "int4",
            "text",
            "text",
            "text",
            "text",
            "text",
            "timestamptz",
            "text",
            "text",
            "timestamptz");

    private static final MultiRow MOVED = MultiRow.of("""
            insert into reservations (tenant, station, reservation_id, state, changed_at)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (tenant, station, reservation_id) do update
            set state = excluded.state, changed_at = excluded.changed_at
            """, "text", "text", "int4", "text", "timestamptz");

    private final BatchLocal<Working> working = BatchLocal.of(Working::new);

    @Override
    public void save(Reservation reservation) {
        Place place = new Place(reservation.station(), reservation.request().id());
        working.get().saved.put(place, reservation);
        working.get().moved.remove(place);
    }

    @Override
    public void move(StationKey station, int reservationId, ReservationState state, Instant at) {
        working.get().moved.put(new Place(station, reservationId), new Move(state, at));
    }

    @Override
    public void flush() {
        Working rows = working.get();
        SAVED.write(rows.saved.values(), HibernateReservationStore::row);
        MOVED.write(rows.moved.entrySet(), HibernateReservationStore::row);
        rows.saved.clear();
        rows.moved.clear();
    }

    private static @Nullable Object[] row(Reservation reservation) {
        ReserveNowRequest request = reservation.request();
        Optional<IdToken> group = request.groupIdToken();
        return MultiRow.row(
                reservation.station().tenant(),
                reservation.station().station(),
                request.id(),
                request.evseId(),
                request.connectorType().map(type -> type.wireName()),
                request.idToken().idToken(),
                request.idToken().type().wireName(),
                group.map(IdToken::idToken),
                group.map(token -> token.type().wireName()),
                request.expiryDateTime(),
                reservation.state().wireName(),
                reservation.answer(),
                reservation.changedAt());
    }

    private static @Nullable Object[] row(Map.Entry<Place, Move> moved) {
        StationKey station = moved.getKey().station();
        Move move = moved.getValue();
        return MultiRow.row(
                station.tenant(),
                station.station(),
                moved.getKey().id(),
                move.state().wireName(),
                move.at());
    }

    /** What a reservation is stored under. */
    private record Place(StationKey station, int id) {}

    /** A change of state and when it was told. */
    private record Move(ReservationState state, Instant at) {}

    /** What this unit of work still has to write. */
    private static final class Working {
        private final Map<Place, Reservation> saved = new LinkedHashMap<>();
        private final Map<Place, Move> moved = new LinkedHashMap<>();
    }
}
