package io.ametrine.simulator;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** A station's answers to some of the CSMS's actions, by action. */
@FunctionalInterface
interface CommandHandlers {
    Map<String, Function<JsonObject, Reaction>> byAction();
}
