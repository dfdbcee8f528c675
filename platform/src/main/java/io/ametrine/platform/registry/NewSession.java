package io.ametrine.platform.registry;

import io.ametrine.platform.envelope.StationKey;
import java.util.UUID;

/** An authenticated socket that asks to be its station's session. */
public record NewSession(StationKey station, UUID session, String protocol, int securityProfile) {}
