package io.ametrine.authorization;

import static io.ametrine.authorization.Messages.NOW;
import static io.ametrine.authorization.Messages.card;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.AuthorizationData;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.CancelReservationRequest;
import io.ametrine.ocpp.v201.CancelReservationResponse;
import io.ametrine.ocpp.v201.CancelReservationStatus;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.ocpp.v201.ReservationStatusUpdateRequest;
import io.ametrine.ocpp.v201.ReservationUpdateStatus;
import io.ametrine.ocpp.v201.ReserveNowRequest;
import io.ametrine.ocpp.v201.ReserveNowResponse;
import io.ametrine.ocpp.v201.ReserveNowStatus;
import io.ametrine.ocpp.v201.SendLocalListRequest;
import io.ametrine.ocpp.v201.SendLocalListResponse;
import io.ametrine.ocpp.v201.SendLocalListStatus;
import io.ametrine.ocpp.v201.Update;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.Station;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StationListsIT {
    private final StationKey key = new StationKey("default", UUID.randomUUID().toString());
    private final Station station = new Station(key, NOW);
    private final HibernateReservationStore reservations = new HibernateReservationStore();
    private final ReservationOutcomes outcomes = new ReservationOutcomes(reservations);
    private final ReservationStatusUpdateHandler updates = new ReservationStatusUpdateHandler(reservations);
    private final LocalListOutcomes lists = new LocalListOutcomes(new HibernateLocalListStore());

    @Test
    void acceptedReservationIsActiveUntilTheStationEndsIt() {
        reserve(7, ReserveNowStatus.ACCEPTED);
        assertThat(states()).containsExactly("7=Active");

        inUnit(() -> updates.handle(
                station,
                ReservationStatusUpdateRequest.builder(7, ReservationUpdateStatus.EXPIRED)
                        .build()));

        assertThat(states()).containsExactly("7=Expired");
    }

    @Test
    void refusedReplacementLeavesTheReservationAlone() {
        reserve(7, ReserveNowStatus.ACCEPTED);
        reserve(7, ReserveNowStatus.OCCUPIED);
        reserve(8, ReserveNowStatus.FAULTED);

        assertThat(states()).containsExactly("7=Active", "8=Refused");
    }

    @Test
    void cancelledReservationIsCancelled() {
        reserve(7, ReserveNowStatus.ACCEPTED);

        CancelReservationResponse accepted = CancelReservationResponse.builder(CancelReservationStatus.ACCEPTED)
                .build();
        inUnit(() -> outcomes.onCancelled(
                station,
                command(Action.CANCEL_RESERVATION),
                CancelReservationRequest.builder(7).build(),
                new Answered<>(accepted, false)));

        assertThat(states()).containsExactly("7=Cancelled");
    }

    @Test
    void endOfAnUnknownReservationIsKeptAllTheSame() {
        inUnit(() -> updates.handle(
                station,
                ReservationStatusUpdateRequest.builder(9, ReservationUpdateStatus.REMOVED)
                        .build()));

        assertThat(states()).containsExactly("9=Removed");
    }

    @Test
    void fullListReplacesAndDifferentialListAddsAndRemoves() {
        send(1, Update.FULL, SendLocalListStatus.ACCEPTED, entry("A"), entry("B"));
        send(2, Update.DIFFERENTIAL, SendLocalListStatus.ACCEPTED, entry("C"), removal("a"));

        assertThat(entries()).containsExactly("ISO14443/b", "ISO14443/c");

        send(3, Update.FULL, SendLocalListStatus.ACCEPTED, entry("D"));

        assertThat(entries()).containsExactly("ISO14443/d");
        assertThat(version()).containsExactly("3 Accepted");
    }

    @Test
    void refusedListChangesNoEntry() {
        send(1, Update.FULL, SendLocalListStatus.ACCEPTED, entry("A"));
        send(9, Update.DIFFERENTIAL, SendLocalListStatus.VERSION_MISMATCH, entry("B"));

        assertThat(entries()).containsExactly("ISO14443/a");
        assertThat(version()).containsExactly("1 VersionMismatch");
    }

    private void reserve(int id, ReserveNowStatus status) {
        ReserveNowRequest request = ReserveNowRequest.builder(id, NOW.plusSeconds(600), card("CARD"))
                .build();
        inUnit(() -> outcomes.onReserved(
                station,
                command(Action.RESERVE_NOW),
                request,
                new Answered<>(ReserveNowResponse.builder(status).build(), false)));
    }

    private void send(int version, Update update, SendLocalListStatus status, AuthorizationData... entries) {
        SendLocalListRequest request = SendLocalListRequest.builder(version, update)
                .localAuthorizationList(List.of(entries))
                .build();
        inUnit(() -> lists.onSent(
                station,
                command(Action.SEND_LOCAL_LIST),
                request,
                new Answered<>(SendLocalListResponse.builder(status).build(), false)));
    }

    private static AuthorizationData entry(String idToken) {
        return AuthorizationData.builder(card(idToken))
                .idTokenInfo(IdTokenInfo.builder(AuthorizationStatus.ACCEPTED).build())
                .build();
    }

    private static AuthorizationData removal(String idToken) {
        return AuthorizationData.builder(card(idToken)).build();
    }

    private static Command command(Action action) {
        return new Command("authorization-1", action, "operator", NOW);
    }

    private void inUnit(Runnable work) {
        AuthorizationDatabase.SCHEMA.inUnit(List.of(reservations), () -> {
            work.run();
            return true;
        });
    }

    private List<String> states() {
        return strings("select reservation_id || '=' || state from reservations"
                + " where tenant = ? and station = ? order by reservation_id");
    }

    private List<String> entries() {
        return strings("select id from local_list_entries where tenant = ? and station = ? order by id");
    }

    private List<String> version() {
        return strings("select version || ' ' || last_outcome from local_lists where tenant = ? and station = ?");
    }

    private List<String> strings(String sql) {
        return AuthorizationDatabase.SCHEMA.list(Select.of(sql, key.tenant(), key.station()), row -> row.getString(1));
    }
}
