package io.ametrine.monitoring.events;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.EventData;
import io.ametrine.ocpp.v201.NotifyEventRequest;
import io.ametrine.ocpp.v201.NotifyEventResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.util.List;

/** Records what a station's monitors noticed (N07, N08), lock failures among them (G05). */
public final class NotifyEventHandler {
    private final EventStore events;

    public NotifyEventHandler(EventStore events) {
        this.events = events;
    }

    @OcppHandler(Action.NOTIFY_EVENT)
    Reply<NotifyEventResponse> handle(Station station, NotifyEventRequest request) {
        List<EventData> data = request.eventData();
        for (int position = 0; position < data.size(); position++) {
            events.add(new StationEvent(
                    station.key(),
                    request.generatedAt(),
                    request.seqNo(),
                    position,
                    data.get(position),
                    station.receivedAt()));
        }
        return Reply.with(NotifyEventResponse.builder().build())
                .telling(new Event("io.ametrine.station.events", station.id(), request.generatedAt(), request));
    }
}
