package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.SetNetworkProfileRequest;
import io.ametrine.ocpp.v201.SetNetworkProfileResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.NetworkProfileStore.NetworkProfile;

/** Keeps, slot by slot, which network profile the station was last given and how it took it (B09). */
final class SetNetworkProfileOutcome {
    private final NetworkProfileStore profiles;

    SetNetworkProfileOutcome(NetworkProfileStore profiles) {
        this.profiles = profiles;
    }

    @OutcomeHandler(Action.SET_NETWORK_PROFILE)
    void on(
            Station station,
            Command command,
            SetNetworkProfileRequest request,
            CommandResult<SetNetworkProfileResponse> outcome) {
        String status = Outcomes.word(outcome, response -> response.status().wireName());
        profiles.save(new NetworkProfile(
                station.key(), request.configurationSlot(), status, request.connectionData(), station.receivedAt()));
    }
}
