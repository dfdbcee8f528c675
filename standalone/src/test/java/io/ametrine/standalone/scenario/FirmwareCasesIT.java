package io.ametrine.standalone.scenario;

import io.ametrine.conformance.Certification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class FirmwareCasesIT {
    private static final String PAST = "2024-01-01T00:00:00Z";

    @Test
    @Certification("TC_L_01_CSMS")
    void firmwareIsInstalled(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading", "Downloaded", "SignatureVerified");
        install(station, "Installed");
    }

    @Test
    @Certification("TC_L_02_CSMS")
    void installationIsScheduled(TestStation station) {
        Instant soon = soon();

        update(station, 1, "retrieveDateTime: '%s', installDateTime: '%s'".formatted(PAST, soon), "Accepted");
        status(station, "Downloading", "Downloaded", "SignatureVerified", "InstallScheduled");
        reach(station, soon);
        install(station, "Installed");
    }

    @Test
    @Certification("TC_L_03_CSMS")
    void downloadIsScheduled(TestStation station) {
        Instant soon = soon();

        update(station, 1, retrievedAt(soon.toString()), "Accepted");
        status(station, "DownloadScheduled");
        reach(station, soon);
        status(station, "Downloading", "Downloaded", "SignatureVerified");
        install(station, "Installed");
    }

    @Test
    @Certification("TC_L_04_CSMS")
    void certificateIsRevoked(TestStation station) {
        update(station, 1, retrievedAt(PAST), "RevokedCertificate");
    }

    @Test
    @Certification("TC_L_05_CSMS")
    void certificateIsInvalid(TestStation station) {
        update(station, 1, retrievedAt(PAST), "InvalidCertificate");
    }

    @Test
    @Certification("TC_L_06_CSMS")
    void signatureIsInvalid(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading", "Downloaded", "InvalidSignature");
    }

    @Test
    @Certification("TC_L_07_CSMS")
    void downloadFails(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading", "DownloadFailed");
    }

    @Test
    @Certification("TC_L_08_CSMS")
    void verificationFails(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading", "Downloaded", "SignatureVerified", "Installing", "InstallVerificationFailed");
    }

    @Test
    @Certification("TC_L_09_CSMS")
    void installationFails(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading", "Downloaded", "SignatureVerified");
        install(station, "InstallationFailed");
    }

    @Test
    @Certification("TC_L_10_CSMS")
    void secondUpdateCancelsTheFirst(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading");
        update(station, 2, retrievedAt(PAST), "AcceptedCanceled");
        status(station, 2, "Downloading", "Downloaded", "SignatureVerified");
        install(station, 2, "Installed");
    }

    @Test
    @Certification("TC_L_11_CSMS")
    void firstUpdateCannotBeCancelled(TestStation station) {
        update(station, 1, retrievedAt(PAST), "Accepted");
        status(station, "Downloading");
        update(station, 2, retrievedAt(PAST), "Rejected");
        status(station, "Downloaded", "SignatureVerified");
        install(station, "Installed");
    }

    @Test
    @Certification("TC_L_13_CSMS")
    void runningTransactionIsWaitedFor(TestStation station) {
        Session session = station.session().energyTransferStarted();
        Instant soon = soon();

        update(station, 1, retrievedAt(soon.toString()), "Accepted");
        status(station, "DownloadScheduled");
        station.connector(2, "Unavailable");
        session.evDisconnected();
        reach(station, soon);
        status(station, "Downloading", "Downloaded", "SignatureVerified");
        install(station, "Installed");
    }

    private static String retrievedAt(String at) {
        return "retrieveDateTime: '%s'".formatted(at);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Waits until that time has come. */
    private static void reach(TestStation station, Instant time) {
        Duration left = Duration.between(Instant.now(), time);
        station.idle(left.isNegative() ? Duration.ZERO : left);
    }

    private static void update(TestStation station, int requestId, String times, String status) {
        station.operate(
                "UpdateFirmware",
                "{requestId: %d, firmware: {location: 'https://firmware.example/2.bin', %s, signingCertificate: '%s', signature: 'c2lnbmF0dXJl'}}"
                        .formatted(requestId, times, ConfiguredCertificate.escaped()),
                "{status: '%s'}".formatted(status));
    }

    private static void status(TestStation station, String... statuses) {
        status(station, 1, statuses);
    }

    private static void status(TestStation station, int requestId, String... statuses) {
        for (String status : statuses) {
            station.call("FirmwareStatusNotification", "{status: '%s', requestId: %d}".formatted(status, requestId));
        }
    }

    private static void install(TestStation station, String result) {
        install(station, 1, result);
    }

    private static void install(TestStation station, int requestId, String result) {
        status(station, requestId, "Installing", "InstallRebooting");
        station.boot("FirmwareUpdate");
        status(station, requestId, result);
    }
}
