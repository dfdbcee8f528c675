package io.ametrine.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart runs the images that the build makes, as they are made to be run: what that is stands in images.properties. */
class ImagesTest {
    private static final Properties FACTS =
            properties(Path.of("../images/src/main/resources/io/ametrine/images/images.properties"));
    /** By the name of their service: the ports, HTTP first. */
    private static final Map<String, List<String>> PORTS = Arrays.stream(
                    FACTS.getProperty("services").split(" ", -1))
            .map(text -> List.of(text.split(":", -1)))
            .collect(Collectors.toMap(
                    parts -> Path.of(parts.getFirst()).getFileName().toString(),
                    parts -> parts.subList(1, parts.size())));

    private static final Pattern VERSION = Pattern.compile("<artifactId>ametrine</artifactId>\\s*<version>([^<]+)<");

    private final Manifests manifests = Rendered.with("defaults.yaml");

    @Test
    void everyContainerIsOfTheImageOfItsName() {
        assertThat(containers(manifests.starters())).hasSize(8 + 6).allSatisfy(container -> {
            String name = container.path("name").asText();
            assertThat(PORTS).containsKey(name);
            assertThat(container.path("image").asText())
                    .isEqualTo(FACTS.getProperty("repository") + "/" + name + ":" + version());
        });
    }

    @Test
    void theyRunAsTheUserAndWriteIntoTheFolderThatImagesHave() {
        assertThat(containers(manifests.starters())).allSatisfy(container -> {
            assertThat(container.at("/securityContext/runAsUser").asText()).isEqualTo(FACTS.getProperty("user"));
            assertThat(container.at("/securityContext/runAsGroup").asText()).isEqualTo(FACTS.getProperty("user"));
            assertThat(container
                            .path("volumeMounts")
                            .valueStream()
                            .filter(mount -> !mount.path("readOnly").asBoolean())
                            .map(mount -> mount.path("mountPath").asText()))
                    .containsExactly(FACTS.getProperty("temp"));
        });
    }

    @Test
    void theEntrypointIsTheImagesAndOnlyModulesMigrate() {
        assertThat(containers(manifests.starters()))
                .noneMatch(container -> container.has("command"))
                .allSatisfy(container -> assertThat(
                                container.path("args").valueStream().map(JsonNode::asText))
                        .isSubsetOf("migrate"));
        assertThat(containers(manifests.ofKind("Job")))
                .hasSize(6)
                .allMatch(container -> isModule(container.path("name").asText()));
        assertThat(containers(manifests.ofKind("Deployment"))).noneMatch(container -> container.has("args"));
    }

    @Test
    void portsAreThoseThatImagesExpose() {
        assertThat(containers(manifests.ofKind("Deployment"))).hasSize(8).allSatisfy(container -> {
            assertThat(container
                            .path("ports")
                            .valueStream()
                            .map(port -> port.path("containerPort").asText())
                            .toList())
                    .isEqualTo(PORTS.get(container.path("name").asText()));
        });
    }

    private static boolean isModule(String service) {
        return FACTS.getProperty("services").contains("modules/" + service + ":");
    }

    private static String version() {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(Path.of("../pom.xml")));
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Properties properties(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<JsonNode> containers(List<JsonNode> starters) {
        return starters.stream()
                .flatMap(starter -> Manifests.containers(starter).stream())
                .toList();
    }
}
