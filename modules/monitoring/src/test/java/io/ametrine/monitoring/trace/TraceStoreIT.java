package io.ametrine.monitoring.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.runtime.StoreWorkbench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TraceStoreIT {
    private static final Instant NOON = Instant.parse("2031-03-01T12:00:00Z");
    private static StoreWorkbench bench;
    private static TraceRecorder recorder;

    private final String station = "CS-" + UUID.randomUUID();
    private final String tenant = "tenant-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        bench = StoreWorkbench.open("monitoring");
        TracePartitions partitions =
                new TracePartitions(bench.database(), new TraceConfig(Duration.ofDays(14), 1L << 30));
        recorder = new TraceRecorder(new PostgresTraceStore(partitions));
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void anEntryIsReadAsItWasWrittenWithItsStationInFront() {
        record(TraceRecords.exchange(key(), NOON, "Authorize", "ok"));

        TraceItem item = page(tenant, none(), 50, Optional.empty()).items().getFirst();

        String json = new String(OcppJson.write(item), StandardCharsets.UTF_8);
        assertThat(json).startsWith("{\"station\":\"" + station + "\",\"at\":\"2031-03-01T12:00:00Z\"");
        assertThat(OcppJson.read(json, com.fasterxml.jackson.databind.JsonNode.class)
                        .at("/request/x")
                        .asText())
                .isEqualTo("a\\b\tc");
    }

    @Test
    void newestFirstOverDaysAndPages() {
        record(IntStream.range(0, 25)
                .mapToObj(day ->
                        TraceRecords.exchange(key(), NOON.plus(Duration.ofHours(day * 9L)), "Action" + day, "ok"))
                .toArray(Incoming[]::new));

        List<String> read = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            Page<TraceItem> page = page(tenant, none(), 10, cursor);
            page.items().forEach(item -> read.add(item.entry()));
            cursor = page.next().map(Cursor::valueOf);
        } while (cursor.isPresent());

        assertThat(read).hasSize(25).doesNotHaveDuplicates();
        assertThat(read.getFirst()).contains("\"Action24\"");
        assertThat(read.getLast()).contains("\"Action0\"");
    }

    @Test
    void filtersByActionVerdictErrorCodeAndTime() {
        record(
                TraceRecords.exchange(key(), NOON, "Authorize", "ok"),
                TraceRecords.exchange(key(), NOON.plusSeconds(1), "Heartbeat", "late"),
                TraceRecords.fault(key(), NOON.plusSeconds(2), "RpcFrameworkError"));

        assertThat(count(filter("Authorize", "", ""))).isEqualTo(1);
        assertThat(count(filter("", "late", ""))).isEqualTo(1);
        assertThat(count(filter("", "", "RpcFrameworkError"))).isEqualTo(1);
        assertThat(count(new TraceFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOON.plusSeconds(1)),
                        Optional.of(NOON.plusSeconds(2)))))
                .isEqualTo(1);
    }

    @Test
    void theTenantSeesItsUnknownStationsAndNobodyElses() {
        record(TraceRecords.fault(tenant + "/nobody-knows-me", NOON, "unknownStation"));

        assertThat(tenantPage(StoreWorkbench.admin(tenant)).items()).hasSize(1);
        assertThat(tenantPage(StoreWorkbench.admin("tenant-b")).items()).isEmpty();
        assertThat(page("tenant-b", none(), 50, Optional.empty()).items()).isEmpty();
    }

    @Test
    void anUnreadableRecordDoesNotKeepTheOthersOut() {
        record(
                TraceRecords.of(key(), "[2,\"not an object\"", NOON),
                TraceRecords.exchange(key(), NOON, "Authorize", "ok"));

        assertThat(count(none())).isEqualTo(1);
    }

    private static void record(Incoming... records) {
        bench.batch(() -> recorder.handle(List.of(records)));
    }

    private String key() {
        return tenant + "/" + station;
    }

    private static TraceFilter none() {
        return filter("", "", "");
    }

    private static TraceFilter filter(String action, String verdict, String code) {
        return new TraceFilter(
                Optional.empty(),
                given(action),
                given(verdict),
                given(code),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    private int count(TraceFilter filter) {
        return page(tenant, filter, 50, Optional.empty()).items().size();
    }

    private Page<TraceItem> page(String asTenant, TraceFilter filter, int limit, Optional<Cursor> cursor) {
        return resource()
                .ofStation(
                        StoreWorkbench.admin(asTenant),
                        station,
                        filter.action(),
                        filter.verdict(),
                        filter.errorCode(),
                        filter.messageId(),
                        filter.from(),
                        filter.to(),
                        new Limit(limit),
                        cursor);
    }

    private Page<TraceItem> tenantPage(Caller caller) {
        return resource()
                .ofTenant(
                        caller,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Limit(50),
                        Optional.empty());
    }

    private static TraceResource resource() {
        return new TraceResource(bench.transactor());
    }
}
