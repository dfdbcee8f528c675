package io.ametrine.standalone;

import static io.ametrine.standalone.SimulatedStations.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.OwningModule;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.TopicTail;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.KafkaConfig;
import io.ametrine.simulator.IdToken;
import io.ametrine.simulator.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What docs/asyncapi.yaml says of the events is what is told. */
class EventsIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TYPE = Pattern.compile("\"(io\\.ametrine\\.[a-z]+\\.[a-z-]+)\"");
    private static final Set<String> TRANSACTION = Set.of(
            "io.ametrine.transaction.started", "io.ametrine.transaction.updated", "io.ametrine.transaction.ended");

    private final JsonNode api = read();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(ROOT.resolve("docs/asyncapi.yaml").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, JsonNode> messages() {
        return api.at("/components/messages").properties().stream()
                .collect(Collectors.toMap(entry -> entry.getValue().get("name").asText(), Map.Entry::getValue));
    }

    @Test
    void everyModuleHasItsChannel() {
        Set<String> addresses = StreamSupport.stream(api.get("channels").spliterator(), false)
                .map(channel -> channel.get("address").asText())
                .collect(Collectors.toSet());

        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OwningModule.values())
                        .map(module -> Topics.events(module.id()))
                        .toList());
    }

    @Test
    void everyEventOfTheSourcesIsDescribedAndNoOther() throws IOException {
        Set<String> told = new TreeSet<>(TRANSACTION); // put together from their verb
        try (Stream<Path> modules = Files.walk(ROOT.resolve("modules"));
                Stream<Path> platform = Files.walk(ROOT.resolve("platform"))) {
            for (Path source : Stream.concat(modules, platform)
                    .filter(file -> file.toString().contains("src/main/java"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList()) {
                TYPE.matcher(Files.readString(source))
                        .results()
                        .map(MatchResult::group)
                        .map(text -> text.replace("\"", ""))
                        .forEach(told::add);
            }
        }

        assertThat(messages().keySet()).containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void aSessionIsToldAsDescribed() {
        List<Incoming> events = new CopyOnWriteArrayList<>();
        KafkaConfig kafka =
                KafkaConfig.local(SharedInstallation.running().engines().kafkaBootstrap());
        List<TopicTail> tails = Stream.of("transactions", "provisioning", "monitoring")
                .map(module -> TopicTail.follow(kafka, Topics.events(module), TopicTail.From.END, events::add))
                .toList();
        try (SimulatedStations stations = new SimulatedStations()) {
            charge(stations);

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> types(events).containsAll(TRANSACTION)
                            && types(events).contains("io.ametrine.station.booted")
                            && types(events).contains("io.ametrine.connector.reported"));
        } finally {
            tails.forEach(TopicTail::close);
        }

        assertThat(events).allSatisfy(this::fitsItsDescription);
    }

    private static void charge(SimulatedStations stations) {
        Operator operator = SharedInstallation.operator();
        IdToken token = IdToken.rfid("CAFE0E01");
        operator.registerStation("events-1", SimulatedStations.PASSWORD);
        operator.registerToken(token.idToken());
        Station station = stations.connect(SharedInstallation.running().stationUrl(), "events-1");
        await(station.startCharging(1, token));
        await(station.stopCharging(1));
    }

    private static Set<String> types(List<Incoming> events) {
        return events.stream().map(event -> event.headers().require("ce_type")).collect(Collectors.toSet());
    }

    private void fitsItsDescription(Incoming event) {
        String type = event.headers().require("ce_type");
        JsonNode description = Optional.ofNullable(messages().get(type)).orElseThrow();
        JsonNode data = OcppJson.read(event.value(), JsonNode.class);

        api.at("/components/messageTraits/CloudEvent/headers/required")
                .forEach(header -> assertThat(event.headers().find(header.asText()))
                        .as(header.asText())
                        .isPresent());
        JsonNode payload = description.get("payload");
        payload.path("required")
                .forEach(name -> assertThat(data.has(name.asText()))
                        .as(name + " in " + data)
                        .isTrue());
        if (payload.has("properties")) {
            data.fieldNames()
                    .forEachRemaining(
                            name -> assertThat(payload.get("properties").has(name))
                                    .as(name + " is described")
                                    .isTrue());
        }
    }
}
