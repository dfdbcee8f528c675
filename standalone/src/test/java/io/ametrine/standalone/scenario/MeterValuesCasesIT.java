package io.ametrine.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Certification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class MeterValuesCasesIT {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    @Test
    @Certification("TC_J_01_CSMS")
    void idleStationMetersByTheClock(TestStation station) {
        Instant first = Instant.now();

        for (int count = 0; count < 3; count++) {
            Instant at = first.plus(INTERVAL.multipliedBy(count));
            sendClockAligned(station, 0, at);
            TestStation.EVSES.forEach(evse -> sendClockAligned(station, evse, at));
            station.idle(INTERVAL);
        }

        assertThat(Csms.get("/api/v1/stations/" + station.id() + "/meter-values")
                        .path("items"))
                .hasSize(9);
    }

    @Test
    @Certification("TC_J_02_CSMS")
    void chargingStationMetersByTheClock(TestStation station) {
        Session session = station.session().energyTransferStarted();
        Instant first = Instant.now();

        for (int count = 0; count < 2; count++) {
            Instant at = first.plus(INTERVAL.multipliedBy(count));
            sendClockAligned(station, 0, at);
            sendClockAligned(station, 2, at);
            session.updated("MeterValueClock", MeterValues.of(at, count, "Sample.Clock"));
            station.idle(INTERVAL);
        }

        assertThat(session.storedMeterValues()).hasSize(2);
    }

    @Test
    @Certification("TC_J_03_CSMS")
    void clockAlignedValuesComeWithTheEnd(TestStation station) {
        endsWith(station, MeterValues.upToTheEnd(Instant.now(), "Sample.Clock"));
    }

    @Test
    @Certification("TC_J_04_CSMS")
    void signedClockAlignedValuesComeWithTheEnd(TestStation station) {
        endsWith(station, MeterValues.signedUpToTheEnd(Instant.now(), "Sample.Clock"));
    }

    @Test
    @Certification("TC_J_07_CSMS")
    void valuesComeWithTheStart(TestStation station) {
        Session session = station.session().evConnectedPreSession(begin());

        assertThat(session.storedMeterValues()).hasSize(1);
    }

    @Test
    @Certification("TC_J_08_CSMS")
    void valuesOfTheStartComeOnceTheEvseIsKnown(TestStation station) {
        Session session =
                station.session().authorized().evConnectedPreSession(begin()).energyTransferStarted();

        assertThat(session.storedMeterValues()).hasSize(1);
    }

    @Test
    @Certification("TC_J_09_CSMS")
    void valuesComeWhileCharging(TestStation station) {
        Session session = station.session().energyTransferStarted();
        Instant first = Instant.now();

        for (int count = 0; count < 3; count++) {
            Instant at = first.plus(INTERVAL.multipliedBy(count));
            session.updated("MeterValuePeriodic", MeterValues.of(at, count, "Sample.Periodic"));
            station.idle(INTERVAL);
        }

        assertThat(session.storedMeterValues()).hasSize(3);
    }

    @Test
    @Certification("TC_J_10_CSMS")
    void sampledValuesComeWithTheEnd(TestStation station) {
        endsWith(station, MeterValues.upToTheEnd(Instant.now(), "Sample.Periodic"));
    }

    @Test
    @Certification("TC_J_11_CSMS")
    void signedSampledValuesComeWithTheEnd(TestStation station) {
        endsWith(station, MeterValues.signedUpToTheEnd(Instant.now(), "Sample.Periodic"));
    }

    private static String begin() {
        return MeterValues.of(Instant.now(), 0, "Transaction.Begin");
    }

    private static void endsWith(TestStation station, String meterValues) {
        Session session = station.session().energyTransferStarted().evDisconnected(meterValues);

        session.assertEnded();
        assertThat(session.storedMeterValues().path(0).path("meterValue")).hasSize(2);
    }

    /** In both ways that a station can tell it. */
    private static void sendClockAligned(TestStation station, int evse, Instant at) {
        Instant sampled = at.truncatedTo(ChronoUnit.MILLIS);
        station.call(
                "MeterValues",
                Json.merged("{evseId: %d}".formatted(evse), MeterValues.of(sampled, 100, "Sample.Clock"))
                        .toString());
        station.call("NotifyEvent", """
                {generatedAt: '%1$s', seqNo: 0, eventData: [{eventId: %2$d, timestamp: '%1$s', trigger: 'Periodic',
                 actualValue: '100', eventNotificationType: 'PreconfiguredMonitor',
                 component: {name: 'FiscalMetering', evse: {id: %3$d}},
                 variable: {name: 'EnergyActiveImportRegister'}}]}""".formatted(sampled, sampled.toEpochMilli() % 1_000_000 * 10 + evse, evse));
    }
}
