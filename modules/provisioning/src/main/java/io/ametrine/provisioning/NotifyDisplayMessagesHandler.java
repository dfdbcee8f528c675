package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.NotifyDisplayMessagesRequest;
import io.ametrine.ocpp.v201.NotifyDisplayMessagesResponse;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import io.ametrine.provisioning.DisplayMessageStore.DisplayMessage;

/** Takes the messages that a station reports to be showing (O03, O04). */
final class NotifyDisplayMessagesHandler {
    private final DisplayMessageStore messages;

    NotifyDisplayMessagesHandler(DisplayMessageStore messages) {
        this.messages = messages;
    }

    @OcppHandler(Action.NOTIFY_DISPLAY_MESSAGES)
    Reply<NotifyDisplayMessagesResponse> handle(Station station, NotifyDisplayMessagesRequest request) {
        request.messageInfo()
                .ifPresent(infos -> infos.forEach(
                        info -> messages.save(new DisplayMessage(station.key(), info, station.receivedAt()))));
        return Reply.with(NotifyDisplayMessagesResponse.builder().build());
    }
}
