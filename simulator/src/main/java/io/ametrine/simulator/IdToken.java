package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;

/** What a driver presents to a station. */
public record IdToken(String idToken, String type) {

    public static IdToken rfid(String idToken) {
        return new IdToken(idToken, "ISO14443");
    }

    static IdToken from(JsonObject json) {
        return new IdToken(json.getString("idToken"), json.getString("type"));
    }

    JsonObject json() {
        return new JsonObject().put("idToken", idToken).put("type", type);
    }
}
