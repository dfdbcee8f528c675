package io.ametrine.provisioning;

import io.ametrine.ocpp.rpc.StationMake;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.directory.StationEntry;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator decided about one station; every change has a higher version, deletion included. */
@Entity
@Table(name = "stations")
@SuppressWarnings("NullAway.Init")
class RegisteredStation {
    @EmbeddedId
    private StationId id;

    @Column(name = "version")
    private long version;

    @Column(name = "deleted")
    private boolean deleted;

    @Column(name = "registration")
    private String registration;

    @Column(name = "security_profile")
    private int securityProfile;

    @Column(name = "verifier")
    private @Nullable String verifier;

    @Column(name = "serial_number")
    private @Nullable String serialNumber;

    @Column(name = "name")
    private @Nullable String name;

    @Column(name = "boot_interval")
    private int bootInterval;

    @Column(name = "vendor")
    private @Nullable String vendor;

    @Column(name = "model")
    private @Nullable String model;

    @Column(name = "firmware_version")
    private @Nullable String firmwareVersion;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    RegisteredStation() {}

    static RegisteredStation register(StationId id, StationSettings settings, Instant now) {
        RegisteredStation station = new RegisteredStation();
        station.id = id;
        station.createdAt = now;
        station.change(settings, now);
        return station;
    }

    /** Takes the settings as a whole; the verifier stays, because a password can be written but never read back. */
    void change(StationSettings settings, Instant now) {
        if (deleted) {
            createdAt = now;
        }
        deleted = false;
        registration =
                settings.registration().orElse(RegistrationStatus.ACCEPTED).wireName();
        securityProfile = settings.securityProfile().orElse(StationSettings.SECURITY_PROFILE);
        serialNumber = settings.serialNumber().orElse(null);
        name = settings.name().orElse(null);
        bootInterval = settings.bootInterval().orElse(StationSettings.BOOT_INTERVAL);
        touch(now);
    }

    /** As part of a change that is counted already. */
    void takeVerifier(String newVerifier) {
        verifier = newVerifier;
    }

    void changeVerifier(String newVerifier, Instant now) {
        verifier = newVerifier;
        touch(now);
    }

    /** What it told of itself when it booted. */
    void changeMake(StationMake make, Instant now) {
        vendor = make.vendor();
        model = make.model();
        firmwareVersion = make.firmware().orElse(null);
        touch(now);
    }

    void delete(Instant now) {
        deleted = true;
        verifier = null;
        vendor = null;
        model = null;
        firmwareVersion = null;
        touch(now);
    }

    private void touch(Instant now) {
        version++;
        updatedAt = now;
    }

    StationEntry directoryEntry() {
        return new StationEntry(
                id.tenant(),
                id.station(),
                version,
                deleted,
                registration,
                securityProfile,
                Optional.ofNullable(verifier),
                serialNumber(),
                make());
    }

    /** Empty before its first boot. */
    Optional<StationMake> make() {
        return Optional.ofNullable(vendor)
                .map(told -> new StationMake(
                        told, Optional.ofNullable(model).orElse(""), Optional.ofNullable(firmwareVersion)));
    }

    BootDecision bootDecision() {
        return new BootDecision(registration(), Duration.ofSeconds(bootInterval));
    }

    StationId id() {
        return id;
    }

    long version() {
        return version;
    }

    boolean deleted() {
        return deleted;
    }

    RegistrationStatus registration() {
        return RegistrationStatus.of(registration);
    }

    int securityProfile() {
        return securityProfile;
    }

    boolean hasPassword() {
        return verifier != null;
    }

    Optional<String> serialNumber() {
        return Optional.ofNullable(serialNumber);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    int bootInterval() {
        return bootInterval;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
