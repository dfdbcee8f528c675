package io.ametrine.authorization;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ClearCacheRequest;
import io.ametrine.ocpp.v201.ClearCacheResponse;
import io.ametrine.ocpp.v201.GetLocalListVersionRequest;
import io.ametrine.ocpp.v201.GetLocalListVersionResponse;
import io.ametrine.ocpp.v201.SendLocalListRequest;
import io.ametrine.ocpp.v201.SendLocalListResponse;
import io.ametrine.ocpp.v201.SendLocalListStatus;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;

/** Follows the stations' local authorization lists and caches through the commands that change them (C11, D01, D02). */
final class LocalListOutcomes {
    private final LocalListStore lists;

    LocalListOutcomes(LocalListStore lists) {
        this.lists = lists;
    }

    @OutcomeHandler(Action.SEND_LOCAL_LIST)
    void onSent(
            Station station,
            Command command,
            SendLocalListRequest request,
            CommandResult<SendLocalListResponse> outcome) {
        if (outcome instanceof Answered<SendLocalListResponse>(SendLocalListResponse response, boolean late)) {
            if (response.status() == SendLocalListStatus.ACCEPTED) {
                lists.accepted(station.key(), request, station.receivedAt());
            } else {
                lists.refused(station.key(), request, response.status().wireName(), station.receivedAt());
            }
        }
    }

    @OutcomeHandler(Action.GET_LOCAL_LIST_VERSION)
    void onVersion(
            Station station,
            Command command,
            GetLocalListVersionRequest request,
            CommandResult<GetLocalListVersionResponse> outcome) {
        if (outcome
                instanceof Answered<GetLocalListVersionResponse>(GetLocalListVersionResponse response, boolean late)) {
            lists.version(station.key(), response.versionNumber(), station.receivedAt());
        }
    }

    @OutcomeHandler(Action.CLEAR_CACHE)
    void onCacheCleared(
            Station station, Command command, ClearCacheRequest request, CommandResult<ClearCacheResponse> outcome) {
        if (outcome instanceof Answered<ClearCacheResponse>(ClearCacheResponse response, boolean late)) {
            lists.cacheCleared(station.key(), response.status().wireName(), station.receivedAt());
        }
    }
}
