package io.ametrine.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.optional;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.TraceEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal of a frame, at the socket: the exact code, in the trace, and nobody is cut off. */
class FramesIT {
    private static Site site;
    private static TestStation hostile;
    private static TestStation neighbour;

    @BeforeAll
    static void start() {
        site = Site.start();
        hostile = site.connect("FR-HOSTILE");
        neighbour = site.connect("FR-NEIGHBOUR");
    }

    @AfterAll
    static void stop() {
        assertThat(neighbour.isOpen()).isTrue();
        assertThat(neighbour.call("[2,\"n\",\"Heartbeat\",{}]")).startsWith("[3,\"n\"");
        hostile.close();
        neighbour.close();
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1 | RpcFrameworkError            | hello
        -1 | RpcFrameworkError            | {}
        -1 | RpcFrameworkError            | []
        -1 | RpcFrameworkError            | [2]
        -1 | RpcFrameworkError            | [2,7,"Heartbeat",{}]
        -1 | RpcFrameworkError            | [2,"","Heartbeat",{}]
        -1 | RpcFrameworkError            | [2,"0123456789012345678901234567890123456","Heartbeat",{}]
        a1 | RpcFrameworkError            | [2,"a1","Heartbeat"]
        a2 | RpcFrameworkError            | [2,"a2",5,{}]
        a3 | RpcFrameworkError            | [2,"a3","Heartbeat",{},1]
        -1 | RpcFrameworkError            | ["2","a4","Heartbeat",{}]
        a5 | MessageTypeNotSupported      | [7,"a5","Heartbeat",{}]
        a6 | FormatViolation              | [2,"a6","Heartbeat",[]]
        a7 | FormatViolation              | [2,"a7","Heartbeat",null]
        b1 | NotImplemented               | [2,"b1","MakeCoffee",{}]
        b2 | NotSupported                 | [2,"b2","Reset",{"type":"Immediate"}]
        b3 | OccurrenceConstraintViolation | [2,"b3","BootNotification",{}]
        b4 | TypeConstraintViolation      | [2,"b4","Authorize",{"idToken":"DEADBEEF"}]
        b5 | PropertyConstraintViolation  | [2,"b5","Authorize",{"idToken":{"idToken":"A","type":"Nonsense"}}]
        b6 | PropertyConstraintViolation  | [2,"b6","Heartbeat",{"unasked":1}]
        b7 | OccurrenceConstraintViolation | [2,"b7","MeterValues",{"evseId":1,"meterValue":[]}]
        """)
    void aRefusedFrameGetsItsCodeAndARowInTheTrace(String id, String code, String frame) throws Exception {
        int before = site.observer.trace("FR-HOSTILE", "refused").size();

        JsonNode answer = OcppJson.mapper().readTree(hostile.call(frame));

        assertThat(answer.get(0).asInt()).isEqualTo(4);
        assertThat(answer.get(1).asText()).isEqualTo(id);
        assertThat(answer.get(2).asText()).isEqualTo(code);
        assertThat(answer.get(3).asText()).hasSizeLessThanOrEqualTo(255).doesNotContain("MakeCoffee");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(site.observer.trace("FR-HOSTILE", "refused"))
                        .hasSizeGreaterThan(before)
                        .anyMatch(row -> row.fault()
                                        .filter(fault -> fault.code().equals(code))
                                        .isPresent()
                                && row.messageId().orElse("").equals(id)));
        assertThat(hostile.isOpen()).isTrue();
    }

    @Test
    void aViolationIsTracedWithPointerKeywordAndExpectation() {
        hostile.call("[2,\"c1\",\"Authorize\",{\"idToken\":{\"idToken\":\"A\",\"type\":\"Nonsense\"}}]");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(site.observer.trace("FR-HOSTILE", "refused"))
                        .filteredOn(row -> row.messageId().orElse("").equals("c1"))
                        .singleElement()
                        .extracting(TraceEntry::fault, optional(TraceEntry.Fault.class))
                        .hasValueSatisfying(fault -> {
                            assertThat(fault.pointer()).contains("/idToken/type");
                            assertThat(fault.keyword()).contains("enum");
                            assertThat(fault.expected()).isPresent();
                        }));
    }

    @Test
    void anEmptyPayloadCrashesNothing() throws Exception {
        for (Action action : Action.fromStation()) {
            String id =
                    "e-" + action.wireName().substring(0, 5) + action.wireName().length();
            JsonNode answer =
                    OcppJson.mapper().readTree(hostile.call("[2,\"" + id + "\",\"" + action.wireName() + "\",{}]"));

            assertThat(answer.get(1).asText()).as(action.wireName()).isEqualTo(id);
        }
    }

    @Test
    void whatADatabaseCannotHoldIsRefused() {
        String nul = "[2,\"d1\",\"Authorize\",{\"idToken\":{\"idToken\":\"A\\u0000B\",\"type\":\"Central\"}}]";
        String twice = "[2,\"d2\",\"Heartbeat\",{\"customData\":{\"vendorId\":\"a\",\"vendorId\":\"b\"}}]";

        assertThat(hostile.call(nul)).startsWith("[4,\"d1\",\"PropertyConstraintViolation\"");
        assertThat(hostile.call(twice)).startsWith("[4,\"d2\",\"FormatViolation\"");
    }

    @Test
    void aBinaryMessageIsNoFrame() {
        hostile.sendBinary("[2,\"x\",\"Heartbeat\",{}]".getBytes(StandardCharsets.UTF_8));

        assertThat(hostile.next()).startsWith("[4,\"-1\",\"RpcFrameworkError\"");
    }

    @Test
    void answersNobodyAskedForAreTracedAndNotAnswered() {
        hostile.send("[3,\"never-sent\",{}]");
        hostile.send("[4,\"never-sent-2\",\"InternalError\",\"\",{}]");
        hostile.send("[3,\"never-sent-3\"]");

        assertThat(hostile.call("[2,\"f1\",\"Heartbeat\",{}]")).startsWith("[3,\"f1\"");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<TraceEntry> rows = site.observer.trace("FR-HOSTILE", "refused").stream()
                    .filter(row -> row.direction().equals("toStation"))
                    .toList();
            assertThat(rows).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void aMessageInPartsIsOneMessage() {
        hostile.sendPart("[2,\"g1\",", false);
        hostile.sendPart("\"Heart", false);
        hostile.sendPart("beat\",{}]", true);

        assertThat(hostile.next()).startsWith("[3,\"g1\"");
    }
}
