package io.ametrine.platform.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.engines.TestEngines;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.envelope.Inbound.CommandFinished;
import io.ametrine.platform.envelope.Outbound;
import io.ametrine.platform.envelope.Outcome;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DesiredStatesIT {
    private static final Caller CALLER = new Caller("default", "test", Set.of(Role.OPERATOR));
    private static final String VARIABLES = "SetVariables";
    private static ProbeModule module;

    private final StationKey station = new StationKey("default", "CS-" + UUID.randomUUID());

    @BeforeAll
    static void start() {
        module = new ProbeModule(TestEngines.shared(), "probe");
        soon().until(() -> module.runtime().ready());
    }

    @AfterAll
    static void stop() {
        module.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }

    @Test
    void anOfflineStationGetsItWhenItConnectsAndOnlyOnceIfItAccepts() {
        put("limits", "16");
        assertThat(state("limits")).isEqualTo("waiting");
        assertThat(attempts()).isEmpty();

        module.connect(station);
        finish(command(0), accepted());
        soon().until(() -> state("limits").equals("accepted"));
        module.connect(station);
        put("barrier", "1");

        assertThat(value(command(1))).isEqualTo("1");
        assertThat(module.commands(station)).hasSize(2);
        assertThat(told("limits")).containsExactly("waiting", "accepted");
        assertThat(get("limits").response().orElseThrow().toString()).contains("Accepted");
    }

    @Test
    void aConnectedStationGetsItAtOnce() {
        module.registry.connect(station, ProbeModule.SESSION);

        put("limits", "16");

        assertThat(value(command(0))).isEqualTo("16");
        assertThat(state("limits")).isEqualTo("sent");
        assertThat(command(0).waitsForBoot()).isFalse();
    }

    @Test
    void onlyTheSuccessorIsSentOfWhatWasReplacedMeanwhile() {
        put("limits", "16");
        put("limits", "20");

        module.connect(station);
        finish(command(0), accepted());

        soon().until(() -> state("limits").equals("accepted"));
        assertThat(module.commands(station))
                .singleElement()
                .satisfies(sent -> assertThat(value(sent)).isEqualTo("20"));
        assertThat(list(Optional.empty())).extracting(DesiredStateView::state).containsExactly("accepted", "replaced");
    }

    @Test
    void theSuccessorOfOneUnderWayWaitsForItsEnd() {
        module.connect(station);
        put("limits", "16");
        Outbound.Command first = command(0);
        put("limits", "20");

        assertThat(module.commands(station)).hasSize(1);
        finish(first, accepted());

        assertThat(value(command(1))).isEqualTo("20");
        finish(command(1), accepted());
        soon().until(() -> state("limits").equals("accepted"));
        assertThat(list(Optional.of("replaced"))).hasSize(1);
    }

    @Test
    void theyAreSentOneAtATimeInTheirOrder() {
        put("a", "1");
        put("b", "2");
        put("c", "3");

        module.connect(station);

        for (int index = 0; index < 3; index++) {
            assertThat(value(command(index))).isEqualTo(String.valueOf(index + 1));
            assertThat(module.commands(station)).hasSize(index + 1);
            finish(command(index), accepted());
        }
        soon().until(() -> list(Optional.of("accepted")).size() == 3);
    }

    @Test
    void aRefusalIsFinalUntilItIsPutAgain() {
        put("limits", "16");
        module.connect(station);
        finish(command(0), answered("{\"setVariableResult\":[{\"attributeStatus\":\"UnknownVariable\"}]}"));
        soon().until(() -> state("limits").equals("rejected"));
        assertThat(get("limits").response().orElseThrow().toString()).contains("UnknownVariable");
        module.connect(station);

        put("limits", "16");

        assertThat(value(command(1))).isEqualTo("16");
        assertThat(module.commands(station)).hasSize(2);
    }

    @Test
    void anErrorOfTheStationsIsARefusalToo() {
        module.connect(station);
        put("limits", "16");

        finish(command(0), new Outcome.Errored("NotSupported", "no", new byte[0]));

        soon().until(() -> state("limits").equals("rejected"));
        assertThat(get("limits").error().orElseThrow().path("code").asText()).isEqualTo("NotSupported");
    }

    @Test
    void whatGotNoAnswerIsSentAgainWhenTheStationConnectsAgain() {
        module.registry.connect(station, ProbeModule.SESSION);
        put("limits", "16");
        finish(command(0), new Outcome.NoAnswer());
        soon().until(() -> state("limits").equals("waiting"));
        assertThat(get("limits").reason()).contains("noAnswer");
        assertThat(get("limits").retryAt()).isPresent();

        module.connect(station);

        assertThat(command(1).commandId()).isNotEqualTo(command(0).commandId());
        finish(command(1), accepted());
        soon().until(() -> state("limits").equals("accepted"));
        assertThat(get("limits").attempts()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsToldBeforeTheOldOnesEndIsNotForgotten() {
        module.connect(station);
        put("limits", "16");
        Outbound.Command lost = command(0);

        module.connect(station);
        soon().until(() -> module.number(
                        "select count(*) from desired_states where contacted and station = '" + station.station() + "'")
                == 1);
        finish(lost, new Outcome.NoAnswer());

        assertThat(value(command(1))).isEqualTo("16");
    }

    @Test
    void whatGotNoAnswerIsSentAgainAfterAWhileToo() {
        module.registry.connect(station, ProbeModule.SESSION);
        put("limits", "16");
        finish(command(0), new Outcome.NoAnswer());
        soon().until(() -> state("limits").equals("waiting"));

        module.execute("update desired_states set retry_at = now() where station = '" + station.station() + "'");

        assertThat(value(command(1))).isEqualTo("16");
    }

    @Test
    void aLateAnswerCounts() {
        module.registry.connect(station, ProbeModule.SESSION);
        put("limits", "16");
        finish(command(0), new Outcome.NoAnswer());
        soon().until(() -> state("limits").equals("waiting"));

        module.send(new CommandFinished(
                station, command(0).commandId(), Action.SET_VARIABLES, accepted(), true, Instant.now()));

        soon().until(() -> state("limits").equals("accepted"));
    }

    @Test
    void whileTheBootIsPendingWhatWaitsForItLetsSettingsPass() {
        module.registry.connect(station, ProbeModule.SESSION);
        desire("SetNetworkProfile", "1", NETWORK_PROFILE);
        assertThat(command(0).waitsForBoot()).isTrue();
        put("limits", "16");
        finish(command(0), new Outcome.NotSent("pending"));

        assertThat(command(1).action()).isEqualTo(Action.SET_VARIABLES);
        finish(command(1), accepted());
        soon().until(() -> state("limits").equals("accepted"));
        assertThat(module.commands(station)).hasSize(2);
        module.connect(station);

        assertThat(command(2).action()).isEqualTo(Action.SET_NETWORK_PROFILE);
    }

    @Test
    void aModuleThatEndsMeanwhileLeavesItToTheNext() {
        put("limits", "16");
        module.runtime().close();
        module.connect(station);
        module.restart();
        Outbound.Command sent = command(0);

        module.runtime().close();
        finish(sent, accepted());
        module.restart();

        soon().until(() -> state("limits").equals("accepted"));
        assertThat(module.commands(station).stream().map(Outbound.Command::commandId))
                .as("what is published again has its id, by which the node knows it")
                .containsOnly(sent.commandId());
    }

    @Test
    void whatIsWithdrawnIsNotSent() {
        put("limits", "16");
        resource().withdraw(CALLER, station.station(), VARIABLES, "limits");
        put("other", "1");

        module.connect(station);

        assertThat(value(command(0))).isEqualTo("1");
        assertThat(resource().get(CALLER, station.station(), VARIABLES, "limits"))
                .isEmpty();
        assertThat(list(Optional.of("withdrawn"))).hasSize(1);
    }

    @Test
    void theSameAgainChangesNothing() {
        put("limits", "16");
        DesiredStateView first = get("limits");

        put("limits", "16");

        assertThat(get("limits").id()).isEqualTo(first.id());
        assertThat(list(Optional.empty())).hasSize(1);
    }

    @Test
    void passwordsAreNeverShownAndForgottenOnceSettled() {
        String body = request("BasicAuthPassword", "a-very-secret-password");
        desire(VARIABLES, "password", body);
        desire(VARIABLES, "password", body);
        assertThat(get("password").request().toString()).contains("****").doesNotContain("secret");
        module.connect(station);
        assertThat(value(command(0))).isEqualTo("a-very-secret-password");

        finish(command(0), accepted());

        soon().until(() -> state("password").equals("accepted"));
        assertThat(module.number(
                        "select count(*) from desired_states where convert_from(request, 'UTF8') like '%secret%'"
                                + " and station = '" + station.station() + "'"))
                .isZero();
    }

    @Test
    void anotherTenantSeesAndChangesNothing() {
        Caller stranger = new Caller("other", "test", Set.of(Role.ADMIN));
        put("limits", "16");

        assertThat(resource().get(stranger, station.station(), VARIABLES, "limits"))
                .isEmpty();
        assertThat(resource().withdraw(stranger, station.station(), VARIABLES, "limits"))
                .isEmpty();
        assertThat(page(stranger, Optional.empty()).items()).isEmpty();
        assertThat(state("limits")).isEqualTo("waiting");
    }

    @Test
    void whatCannotBeDesiredIsNotFound() {
        assertThatThrownBy(() -> desire("Reset", "x", "{\"type\":\"OnIdle\"}")).isInstanceOf(Problem.class);
    }

    private static final String NETWORK_PROFILE = """
            {"configurationSlot":1,"connectionData":{"ocppVersion":"OCPP20","ocppTransport":"JSON","ocppCsmsUrl":"wss://x",
             "messageTimeout":30,"securityProfile":2,"ocppInterface":"Wired0"}}""";

    private static String request(String variable, String value) {
        return """
                {"setVariableData":[{"attributeValue":"%s","component":{"name":"C"},"variable":{"name":"%s"}}]}""".formatted(value, variable);
    }

    private static DesiredStateResource resource() {
        return module.runtime().desiredStateResource();
    }

    private void put(String key, String value) {
        desire(VARIABLES, key, request("V", value));
    }

    private void desire(String action, String key, String body) {
        resource().put(CALLER, station.station(), action, key, OcppJson.read(body, JsonNode.class));
    }

    private DesiredStateView get(String key) {
        return resource().get(CALLER, station.station(), VARIABLES, key).orElseThrow();
    }

    private String state(String key) {
        return get(key).state();
    }

    private List<DesiredStateView> list(Optional<String> state) {
        return page(CALLER, state).items();
    }

    private Page<DesiredStateView> page(Caller caller, Optional<String> state) {
        return resource()
                .list(caller, Optional.of(station.station()), Optional.empty(), state, Optional.empty(), new Limit(50));
    }

    private List<DesiredStateView> attempts() {
        return list(Optional.empty()).stream()
                .filter(each -> each.attempts() > 0)
                .toList();
    }

    /** The command of this number, once it was sent. */
    private Outbound.Command command(int number) {
        soon().until(() -> module.commands(station).size() > number);
        return module.commands(station).get(number);
    }

    private static String value(Outbound.Command command) {
        return OcppJson.read(command.payload(), JsonNode.class)
                .at("/setVariableData/0/attributeValue")
                .asText();
    }

    private void finish(Outbound.Command command, Outcome outcome) {
        module.send(new CommandFinished(station, command.commandId(), command.action(), outcome, false, Instant.now()));
    }

    private static Outcome accepted() {
        return answered("""
                {"setVariableResult":[{"attributeStatus":"Accepted","component":{"name":"C"},"variable":{"name":"V"}}]}""");
    }

    private static Outcome answered(String json) {
        return new Outcome.Answered(json.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> told(String key) {
        return module.events.stream()
                .filter(event -> event.key().equals(station.key()))
                .filter(event -> data(event).path("key").asText().equals(key))
                .map(event -> data(event).path("state").asText())
                .toList();
    }

    private static JsonNode data(Incoming event) {
        return OcppJson.read(event.value(), JsonNode.class);
    }
}
