package io.ametrine.security;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.SecurityEventNotificationRequest;
import io.ametrine.ocpp.v201.SecurityEventNotificationResponse;
import io.ametrine.platform.runtime.Event;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;

/** Records a security event of a station (A04). */
public final class SecurityEventNotificationHandler {
    private final SecurityEventStore events;

    public SecurityEventNotificationHandler(SecurityEventStore events) {
        this.events = events;
    }

    @OcppHandler(Action.SECURITY_EVENT_NOTIFICATION)
    Reply<SecurityEventNotificationResponse> handle(Station station, SecurityEventNotificationRequest request) {
        SecurityEvent event =
                new SecurityEvent(request.type(), request.timestamp(), request.techInfo(), station.receivedAt());
        events.add(station.key(), event);
        return Reply.with(SecurityEventNotificationResponse.builder().build())
                .telling(new Event("io.ametrine.security.event", station.id(), request.timestamp(), event));
    }
}
