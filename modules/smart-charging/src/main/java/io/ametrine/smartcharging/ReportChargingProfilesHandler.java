package io.ametrine.smartcharging;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ReportChargingProfilesRequest;
import io.ametrine.ocpp.v201.ReportChargingProfilesResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records the charging profiles that a station reports (K09). */
public final class ReportChargingProfilesHandler {
    private final ProfileStore profiles;

    public ReportChargingProfilesHandler(ProfileStore profiles) {
        this.profiles = profiles;
    }

    @OcppHandler(Action.REPORT_CHARGING_PROFILES)
    Reply<ReportChargingProfilesResponse> handle(Station station, ReportChargingProfilesRequest report) {
        report.chargingProfile()
                .forEach(profile -> profiles.put(
                        new StationProfile(station, report.evseId(), report.chargingLimitSource(), profile)));
        return Reply.with(ReportChargingProfilesResponse.builder().build());
    }
}
