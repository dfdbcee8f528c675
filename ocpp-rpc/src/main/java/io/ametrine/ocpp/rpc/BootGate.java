package io.ametrine.ocpp.rpc;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.MessageTrigger;
import io.ametrine.ocpp.v201.OcppRequest;
import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.ocpp.v201.TriggerMessageRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages may pass while a station's boot is not accepted (B02, B03).
 *
 * @param asked what the CSMS asked the station for, by TriggerMessage, GetReport or GetBaseReport, since it is pending
 */
public record BootGate(RegistrationStatus registration, Set<Action> asked) {
    private static final Set<Action> MAY_ASK =
            Set.of(Action.TRIGGER_MESSAGE, Action.GET_REPORT, Action.GET_BASE_REPORT);

    public BootGate {
        asked = Set.copyOf(asked);
    }

    public static BootGate at(RegistrationStatus registration) {
        return new BootGate(registration, Set.of());
    }

    /** The boot was decided, or the operator changed the registration. */
    public BootGate decided(RegistrationStatus decision) {
        return decision == registration ? this : at(decision);
    }

    /** A command was sent to the station: what it asks for may come (B02.FR.02, B02.FR.09). */
    public BootGate sent(OcppRequest command) {
        Set<Action> answering = askedBy(command);
        if (registration != RegistrationStatus.PENDING || asked.containsAll(answering)) {
            return this;
        }
        answering.addAll(asked);
        return new BootGate(registration, answering);
    }

    /** The same for a command that is JSON still; it is read only where it matters. */
    public BootGate sent(Action action, RawJson payload) {
        boolean asksForSomething = MAY_ASK.contains(action) && registration == RegistrationStatus.PENDING;
        return asksForSomething ? sent(OcppJson.read(payload.bytes(), action.requestType())) : this;
    }

    /** Empty when the station's call may pass, else why not. */
    public Optional<OcppException> refusal(Action fromStation) {
        if (fromStation == Action.BOOT_NOTIFICATION) {
            return Optional.empty();
        }
        return switch (registration) {
            case ACCEPTED -> Optional.empty();
            case PENDING ->
                asked.contains(fromStation)
                        ? Optional.empty()
                        : refused("the boot is pending: only BootNotification and what was asked for may be sent");
            case REJECTED -> refused("the boot is rejected: only BootNotification may be sent");
        };
    }

    /** The station's boot is neither accepted nor rejected yet (B02). */
    public boolean isPending() {
        return registration == RegistrationStatus.PENDING;
    }

    /** A rejected station gets no commands (B03). */
    public boolean maySendCommands() {
        return registration != RegistrationStatus.REJECTED;
    }

    private static Optional<OcppException> refused(String reason) {
        return Optional.of(new OcppException(ErrorCode.SECURITY_ERROR, reason));
    }

    private static Set<Action> askedBy(OcppRequest command) {
        return switch (command.action()) {
            case GET_REPORT, GET_BASE_REPORT -> EnumSet.of(Action.NOTIFY_REPORT);
            case TRIGGER_MESSAGE ->
                command instanceof TriggerMessageRequest trigger
                        ? EnumSet.of(triggered(trigger.requestedMessage()))
                        : EnumSet.noneOf(Action.class);
            default -> EnumSet.noneOf(Action.class);
        };
    }

    private static Action triggered(MessageTrigger message) {
        return switch (message) {
            case BOOT_NOTIFICATION -> Action.BOOT_NOTIFICATION;
            case LOG_STATUS_NOTIFICATION -> Action.LOG_STATUS_NOTIFICATION;
            case FIRMWARE_STATUS_NOTIFICATION -> Action.FIRMWARE_STATUS_NOTIFICATION;
            case PUBLISH_FIRMWARE_STATUS_NOTIFICATION -> Action.PUBLISH_FIRMWARE_STATUS_NOTIFICATION;
            case HEARTBEAT -> Action.HEARTBEAT;
            case METER_VALUES -> Action.METER_VALUES;
            case STATUS_NOTIFICATION -> Action.STATUS_NOTIFICATION;
            case TRANSACTION_EVENT -> Action.TRANSACTION_EVENT;
            case SIGN_CHARGING_STATION_CERTIFICATE, SIGN_V2G_CERTIFICATE, SIGN_COMBINED_CERTIFICATE ->
                Action.SIGN_CERTIFICATE;
        };
    }
}
