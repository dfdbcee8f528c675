package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class TransactionStatusCasesIT {
    private static final Duration TRANSACTION_DURATION = Duration.ofMillis(300);
    private static final String OFFLINE = "{offline: true}";

    @Test
    @Certification("TC_E_29_CSMS")
    void ongoingTransactionHasQueuedMessages(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.reconnectAfter(TRANSACTION_DURATION);
        askStatus(station, session, "{ongoingIndicator: true, messagesInQueue: true}");
        session.updated("MeterValuePeriodic", queuedMeterValue());

        session.assertActive();
    }

    @Test
    @Certification("TC_E_30_CSMS")
    void ongoingTransactionHasNoQueuedMessages(TestStation station) {
        Session session = station.session().energyTransferStarted();

        askStatus(station, session, "{ongoingIndicator: true, messagesInQueue: false}");
    }

    @Test
    @Certification("TC_E_31_CSMS")
    void endedTransactionHasQueuedMessages(TestStation station) {
        Session session = station.session().energyTransferStarted();
        int firstSkipped = session.nextSeqNo();

        station.reconnectAfter(TRANSACTION_DURATION);
        session.event(
                "Ended",
                "EVCommunicationLost",
                Json.merged(Session.inState("Idle"), "{offline: true, seqNo: %d}".formatted(firstSkipped + 2))
                        .toString());
        askStatus(station, session, "{ongoingIndicator: false, messagesInQueue: true}");
        session.updated("StopAuthorized", "{offline: true, seqNo: %d}".formatted(firstSkipped));
        session.updated(
                "ChargingStateChanged",
                Json.merged(Session.inState("EVConnected"), "{offline: true, seqNo: %d}".formatted(firstSkipped + 1))
                        .toString());

        session.assertEnded();
        assertThat(session.stored().path("events").path("missing").asInt(-1)).isZero();
    }

    @Test
    @Certification("TC_E_33_CSMS")
    void stationHasQueuedMessages(TestStation station) {
        Session session = station.session().energyTransferStarted();

        station.reconnectAfter(TRANSACTION_DURATION);
        station.operate("GetTransactionStatus", "{}", "{messagesInQueue: true}");
        session.updated("MeterValuePeriodic", queuedMeterValue());
    }

    @Test
    @Certification("TC_E_34_CSMS")
    void stationHasNoQueuedMessages(TestStation station) {
        station.operate("GetTransactionStatus", "{}", "{messagesInQueue: false}");
    }

    private static void askStatus(TestStation station, Session session, String answer) {
        station.operate("GetTransactionStatus", "{transactionId: '%s'}".formatted(session.id()), answer);
    }

    private static String queuedMeterValue() {
        return Json.merged(OFFLINE, MeterValues.of(Instant.now(), 100, "Sample.Periodic"))
                .toString();
    }
}
