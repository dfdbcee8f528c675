package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ChargingLimitSource;
import io.ametrine.ocpp.v201.ChargingProfileStatus;
import io.ametrine.ocpp.v201.ClearChargingProfileRequest;
import io.ametrine.ocpp.v201.ClearChargingProfileResponse;
import io.ametrine.ocpp.v201.SetChargingProfileRequest;
import io.ametrine.ocpp.v201.SetChargingProfileResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;

/** Follows the profiles that a station accepted from us and those it cleared at our request (K01, K10). */
public final class ProfileOutcomes {
    private final ProfileStore profiles;

    public ProfileOutcomes(ProfileStore profiles) {
        this.profiles = profiles;
    }

    @OutcomeHandler(Action.SET_CHARGING_PROFILE)
    void set(
            Station station,
            Command command,
            SetChargingProfileRequest request,
            CommandResult<SetChargingProfileResponse> result) {
        if (result instanceof Answered<SetChargingProfileResponse> answered
                && answered.response().status() == ChargingProfileStatus.ACCEPTED) {
            profiles.put(
                    new StationProfile(station, request.evseId(), ChargingLimitSource.CSO, request.chargingProfile()));
        }
    }

    /** Accepted or unknown: either way the station no longer holds what was named. */
    @OutcomeHandler(Action.CLEAR_CHARGING_PROFILE)
    void clear(
            Station station,
            Command command,
            ClearChargingProfileRequest request,
            CommandResult<ClearChargingProfileResponse> result) {
        if (result instanceof Answered<ClearChargingProfileResponse>) {
            profiles.clear(station, request);
        }
    }
}
