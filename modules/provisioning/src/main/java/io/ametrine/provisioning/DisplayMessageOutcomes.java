package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.ClearDisplayMessageRequest;
import io.ametrine.ocpp.v201.ClearDisplayMessageResponse;
import io.ametrine.ocpp.v201.DisplayMessageStatus;
import io.ametrine.ocpp.v201.SetDisplayMessageRequest;
import io.ametrine.ocpp.v201.SetDisplayMessageResponse;
import io.ametrine.platform.runtime.Command;
import io.ametrine.platform.runtime.CommandResult;
import io.ametrine.platform.runtime.CommandResult.Answered;
import io.ametrine.platform.runtime.OutcomeHandler;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.DisplayMessageStore.DisplayMessage;

/** Follows what the CSMS puts on a station's display and takes off it (O01, O02, O05, O06). */
final class DisplayMessageOutcomes {
    private final DisplayMessageStore messages;

    DisplayMessageOutcomes(DisplayMessageStore messages) {
        this.messages = messages;
    }

    @OutcomeHandler(Action.SET_DISPLAY_MESSAGE)
    void onSet(
            Station station,
            Command command,
            SetDisplayMessageRequest request,
            CommandResult<SetDisplayMessageResponse> outcome) {
        if (outcome instanceof Answered<SetDisplayMessageResponse>(SetDisplayMessageResponse response, boolean late)
                && response.status() == DisplayMessageStatus.ACCEPTED) {
            messages.save(new DisplayMessage(station.key(), request.message(), station.receivedAt()));
        }
    }

    /** A station that does not know the message does not show it either. */
    @OutcomeHandler(Action.CLEAR_DISPLAY_MESSAGE)
    void onClear(
            Station station,
            Command command,
            ClearDisplayMessageRequest request,
            CommandResult<ClearDisplayMessageResponse> outcome) {
        if (outcome instanceof Answered<ClearDisplayMessageResponse> _) {
            messages.remove(station.key(), request.id());
        }
    }
}
