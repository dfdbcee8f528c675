package io.ametrine.platform.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes passwords out of payloads before they are shown or kept: a BasicAuthPassword set by SetVariables (A01), credentials of a network profile (B09). */
public final class Confidential {
    private static final String STARS = "****";
    private static final String PASSWORD_VARIABLE = "BasicAuthPassword";
    private static final String[] PROFILE_SECRETS = {"apnPassword", "simPin", "password", "key"};

    private Confidential() {}

    /** The payload as it may be shown: the same bytes unless something in it is secret. */
    public static byte[] masked(Optional<Action> action, byte[] payload) {
        return action.filter(Confidential::mayHoldSecrets)
                .map(_ -> mask(payload))
                .orElse(payload);
    }

    private static boolean mayHoldSecrets(Action action) {
        return action == Action.SET_VARIABLES || action == Action.SET_NETWORK_PROFILE;
    }

    private static byte[] mask(byte[] payload) {
        try {
            JsonNode json = OcppJson.read(payload, JsonNode.class);
            maskVariables(json.path("setVariableData"));
            maskProfile(json.path("connectionData").path("apn"));
            maskProfile(json.path("connectionData").path("vpn"));
            return OcppJson.write(json);
        } catch (IllegalArgumentException _) {
            return ('"' + STARS + '"').getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void maskVariables(JsonNode variables) {
        for (JsonNode data : variables) {
            if (data instanceof ObjectNode object
                    && data.path("variable").path("name").asText().equalsIgnoreCase(PASSWORD_VARIABLE)) {
                object.put("attributeValue", STARS);
            }
        }
    }

    private static void maskProfile(JsonNode part) {
        if (part instanceof ObjectNode object) {
            for (String name : PROFILE_SECRETS) {
                if (object.has(name) && object.get(name).isTextual()) {
                    object.put(name, STARS);
                }
            }
        }
    }
}
