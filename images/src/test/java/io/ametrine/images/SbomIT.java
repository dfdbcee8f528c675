package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what an image is made of: it names the jars in the image, all of them and no other. */
class SbomIT {
    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itNamesExactlyTheJarsInTheLayers(String service) throws IOException {
        ImageTarball image = TestImages.of(service);
        Map<String, String> shipped = new TreeMap<>();
        image.libraries().stream()
                .filter(file -> file.content().isPresent())
                .forEach(file -> shipped.put(file.name(), sha256(file.content().orElseThrow())));

        assertThat(listed(sbom(image)))
                .as("name-version.jar and SHA-256 of every component")
                .hasSizeGreaterThan(50)
                .isEqualTo(shipped);
    }

    private static JsonNode sbom(ImageTarball image) throws IOException {
        return new ObjectMapper()
                .readTree(image.file("/app/sbom.cdx.json").content().orElseThrow());
    }

    private static Map<String, String> listed(JsonNode sbom) {
        Map<String, String> listed = new TreeMap<>();
        sbom.path("components")
                .forEach(component -> listed.put(
                        component.path("name").asText() + "-"
                                + component.path("version").asText() + ".jar",
                        sha256(component)));
        return listed;
    }

    private static String sha256(JsonNode component) {
        return component
                .path("hashes")
                .valueStream()
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElse("");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itIsTheOneBesideTheImageAndSaysOfWhat(String service) throws IOException {
        ImageTarball image = TestImages.of(service);

        assertThat(image.file("/app/sbom.cdx.json").content().orElseThrow())
                .isEqualTo(Files.readAllBytes(TestImages.sbom(service)));
        assertThat(sbom(image).path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom(image).at("/metadata/component/purl").asText())
                .startsWith("pkg:maven/io.ametrine/" + service + "@" + TestImages.RELEASE.version());
    }
}
