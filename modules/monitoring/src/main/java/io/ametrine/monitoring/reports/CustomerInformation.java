package io.ametrine.monitoring.reports;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A customer information report put together from its parts.
 *
 * @param complete no part is missing, and the last one said that nothing follows
 */
public record CustomerInformation(int requestId, String data, boolean complete, Instant generatedAt) {
    /** One NotifyCustomerInformation. */
    record Part(int seqNo, String data, boolean more, Instant generatedAt) {}

    /** @param parts in order of their seqNo, at least one; parts left over from an older, longer report are passed over */
    static CustomerInformation of(int requestId, List<Part> parts) {
        List<Part> report = newest(parts);
        Part last = report.getLast();
        boolean complete = !last.more() && last.seqNo() == report.size() - 1;
        String data = report.stream().map(Part::data).collect(Collectors.joining());
        return new CustomerInformation(requestId, data, complete, last.generatedAt());
    }

    private static List<Part> newest(List<Part> parts) {
        int end = 0;
        while (end < parts.size() - 1 && parts.get(end).more()) {
            end++;
        }
        return parts.subList(0, end + 1);
    }
}
