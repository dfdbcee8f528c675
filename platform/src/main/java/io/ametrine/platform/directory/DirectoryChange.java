package io.ametrine.platform.directory;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Outgoing;

/** A row of a directory as its owner wants every replica to have it; a deleted row is an entry that says so. */
public record DirectoryChange(String topic, DirectoryEntry entry) {
    public Outgoing toRecord() {
        Headers headers = new Headers().with("v", "1").with("rv", Long.toString(entry.version()));
        return Outgoing.keyed(topic, entry.tenant() + '/' + entry.id(), headers, OcppJson.write(entry));
    }
}
