package io.ametrine.platform.runtime;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.broker.Topics;
import java.time.Instant;

/**
 * A domain event, published as a CloudEvent 1.0 in binary mode.
 *
 * @param type reverse-domain, such as io.ametrine.transaction.started
 * @param subject what it is about, usually the station's identity
 * @param data serialised as JSON
 */
public record Event(String type, String subject, Instant time, Object data) {
    Outgoing toRecord(String module, String tenant, String id) {
        Headers headers = new Headers()
                .with("ce_specversion", "1.0")
                .with("ce_id", id)
                .with("ce_source", "/ametrine/" + module)
                .with("ce_type", type)
                .with("ce_subject", subject)
                .with("ce_time", time.toString())
                .with("ce_tenant", tenant)
                .with("content-type", "application/json");
        return Outgoing.keyed(Topics.events(module), tenant + '/' + subject, headers, OcppJson.write(data));
    }
}
