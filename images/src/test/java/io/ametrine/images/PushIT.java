package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PushIT {
    @Test
    void aRegistryGetsTheImageInTheFormatOfTheOci() throws IOException {
        try (FakeRegistry registry = new FakeRegistry()) {
            String name =
                    TestImages.maker("once").push(TestImages.service("transactions"), registry.address() + "/ours");

            String path = "/v2/ours/transactions/manifests/" + TestImages.RELEASE.version();
            assertThat(registry.manifests).containsOnlyKeys(path);
            assertThat(registry.types).containsEntry(path, "application/vnd.oci.image.manifest.v1+json");
            byte[] pushed = Objects.requireNonNull(registry.manifests.get(path));
            assertThat(name).isEqualTo(registry.address() + "/ours/transactions@" + FakeRegistry.digest(pushed));
            JsonNode manifest = new ObjectMapper().readTree(pushed);
            assertThat(registry.blobs)
                    .containsKey(manifest.at("/config/digest").asText())
                    .hasSize(1 + manifest.path("layers").size());
            assertThat(manifest.path("layers"))
                    .isNotEmpty()
                    .allSatisfy(layer -> assertThat(registry.blobs)
                            .containsEntry(
                                    layer.path("digest").asText(),
                                    layer.path("size").asInt()));
        }
    }
}
