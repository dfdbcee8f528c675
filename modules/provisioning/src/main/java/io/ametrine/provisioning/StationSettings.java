package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.RegistrationStatus;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the operator says of a station; what is left out takes its default, but a password that is left out stays.
 *
 * @param registration Accepted, unless said otherwise: how its BootNotification is answered
 * @param serialNumber what a client certificate may name it by, beside its identity
 * @param bootInterval seconds between heartbeats, or until the next attempt while it is not accepted
 */
@Schema(
        examples =
                "{\"name\": \"Garage 1\", \"password\": \"choose-16-to-40-characters\", \"registration\": \"Accepted\"}")
record StationSettings(
        Optional<Password> password,
        Optional<Integer> securityProfile,
        Optional<RegistrationStatus> registration,
        Optional<String> serialNumber,
        Optional<String> name,
        Optional<Integer> bootInterval) {
    static final int SECURITY_PROFILE = 1;
    static final int BOOT_INTERVAL = 300;

    StationSettings {
        require(securityProfile.map(profile -> profile >= 0 && profile <= 3).orElse(true), "securityProfile is 0 to 3");
        require(
                serialNumber
                        .map(serial -> !serial.isBlank() && serial.length() <= 25)
                        .orElse(true),
                "serialNumber has 1 to 25 characters");
        require(name.map(text -> text.length() <= 200).orElse(true), "name has at most 200 characters");
        require(
                bootInterval.map(seconds -> seconds >= 1 && seconds <= 86_400).orElse(true),
                "bootInterval is 1 to 86400 seconds");
    }

    static StationSettings defaults() {
        return new StationSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(expected);
        }
    }

    /** New credentials, as PUT takes them. */
    @Schema(name = "Credentials")
    record Credentials(Password password) {}
}
