package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.Action;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The commands that can be a desired state, what tells two of a kind apart at a station, and which answers mean that the state holds. */
@SuppressWarnings("ImmutableEnumChecker") // sets from Set.of and functions of their argument alone
public enum DesiredKind {
    CHANGE_AVAILABILITY(
            Action.CHANGE_AVAILABILITY,
            Key.of("0 for the station, 1 for an EVSE, 1.2 for a connector", DesiredKind::place),
            "",
            "Accepted",
            "Scheduled"),
    INSTALL_CERTIFICATE(Action.INSTALL_CERTIFICATE, Key.CHOSEN, "", "Accepted"),
    PUBLISH_FIRMWARE(Action.PUBLISH_FIRMWARE, Key.at("the checksum", "/checksum"), "", "Accepted"),
    SEND_LOCAL_LIST(Action.SEND_LOCAL_LIST, Key.ONE, "", "Accepted"),
    SET_CHARGING_PROFILE(
            Action.SET_CHARGING_PROFILE, Key.at("the profile's id", "/chargingProfile/id"), "", "Accepted"),
    SET_DISPLAY_MESSAGE(Action.SET_DISPLAY_MESSAGE, Key.at("the message's id", "/message/id"), "", "Accepted"),
    SET_MONITORING_BASE(Action.SET_MONITORING_BASE, Key.ONE, "", "Accepted"),
    SET_MONITORING_LEVEL(Action.SET_MONITORING_LEVEL, Key.ONE, "", "Accepted"),
    SET_NETWORK_PROFILE(
            Action.SET_NETWORK_PROFILE, Key.at("the configuration slot", "/configurationSlot"), "", "Accepted"),
    SET_VARIABLE_MONITORING(Action.SET_VARIABLE_MONITORING, Key.CHOSEN, "setMonitoringResult", "Accepted"),
    SET_VARIABLES(Action.SET_VARIABLES, Key.CHOSEN, "setVariableResult", "Accepted", "RebootRequired"),
    UPDATE_FIRMWARE(Action.UPDATE_FIRMWARE, Key.ONE, "", "Accepted", "AcceptedCanceled");

    /** The key of what a station has only one of. */
    public static final String THE_ONE = "current";

    private final Action action;
    private final Key key;
    private final String results;
    private final Set<String> accepted;

    /**
     * @param results the property of the answer that lists a status for each part, or "" where the answer has one status
     * @param accepted the statuses of an answer that took the request
     */
    DesiredKind(Action action, Key key, String results, String... accepted) {
        this.action = action;
        this.key = key;
        this.results = results;
        this.accepted = Set.of(accepted);
    }

    /** What the last segment of a desired state's path must be. */
    private record Key(String meaning, KeyOf of) {
        private interface KeyOf {
            Optional<String> request(JsonNode request);
        }

        private static final Key CHOSEN = new Key("a name of your choice", _ -> Optional.empty());
        private static final Key ONE = new Key("always " + THE_ONE, _ -> Optional.of(THE_ONE));

        private static Key of(String meaning, KeyOf of) {
            return new Key(meaning, of);
        }

        private static Key at(String meaning, String pointer) {
            return new Key(meaning, request -> Optional.of(request.at(pointer).asText()));
        }
    }

    public static Optional<DesiredKind> of(Action action) {
        return Arrays.stream(values()).filter(kind -> kind.action == action).findFirst();
    }

    /** The names of all actions that there is a kind for. */
    public static List<String> actions() {
        return Arrays.stream(values()).map(kind -> kind.action.wireName()).toList();
    }

    static boolean isOwnedBy(String module) {
        return Arrays.stream(values())
                .anyMatch(kind -> kind.action.module().id().equals(module));
    }

    public Action action() {
        return action;
    }

    /** What the key says, for people. */
    public String keyMeaning() {
        return key.meaning();
    }

    /** The key that this request has by nature; empty where its sender names it. */
    public Optional<String> keyOf(JsonNode request) {
        return key.of().request(request);
    }

    /** Settings may be needed to get a pending station accepted (B02); all else waits until it is. */
    boolean waitsForBoot() {
        return this != SET_VARIABLES;
    }

    boolean isAccepted(JsonNode response) {
        if (results.isEmpty()) {
            return accepted.contains(response.path("status").asText());
        }
        return StreamSupport.stream(response.path(results).spliterator(), false)
                .allMatch(result -> accepted.contains(result.path("attributeStatus")
                        .asText(result.path("status").asText())));
    }

    private static Optional<String> place(JsonNode changeAvailability) {
        JsonNode evse = changeAvailability.path("evse");
        if (evse.isMissingNode()) {
            return Optional.of("0");
        }
        String connector =
                evse.has("connectorId") ? "." + evse.path("connectorId").asText() : "";
        return Optional.of(evse.path("id").asText() + connector);
    }
}
