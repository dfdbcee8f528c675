package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.NotifyReportRequest;
import io.ametrine.platform.envelope.StationKey;
import java.time.Instant;

/** One NotifyReport of the several that make up a report; its key is what the station numbered it by. */
record ReportPart(
        StationKey station,
        int requestId,
        Instant generatedAt,
        int seqNo,
        boolean last,
        int variables,
        Instant receivedAt) {

    static ReportPart of(StationKey station, NotifyReportRequest report, Instant receivedAt) {
        return new ReportPart(
                station,
                report.requestId(),
                report.generatedAt(),
                report.seqNo(),
                !report.tbc().orElse(false),
                report.reportData().map(data -> data.size()).orElse(0),
                receivedAt);
    }
}
