package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in an image, and who may do what with it. */
class ImageLayersIT {
    private static final int WRITE_OF_OTHERS = 0022;
    private static final int SPECIAL = 07000;

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void nobodyCanChangeItAndNothingGivesRights(String service) {
        assertThat(TestImages.of(service).files())
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(file.mode() & (WRITE_OF_OTHERS | SPECIAL))
                        .as(file.path())
                        .isZero());
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void allIsRootsButTheFolderForTemporaryFiles(String service) {
        List<ImageTarball.File> others = TestImages.of(service).files().stream()
                .filter(file -> file.user() != 0 || file.group() != 0)
                .toList();

        assertThat(others).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("/tmp");
            assertThat(file.mode()).isEqualTo(0700);
            assertThat(file.user()).isEqualTo(65_532);
            assertThat(file.group()).isEqualTo(65_532);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void javaIsTheOnlyProgram(String service) {
        Set<String> programs = TestImages.of(service).files().stream()
                .filter(file -> file.content().isPresent() && file.path().matches(".*/s?bin/.*"))
                .map(ImageTarball.File::path)
                .collect(Collectors.toSet());

        assertThat(programs).containsExactly("/opt/java/openjdk/bin/java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void itHoldsNeitherSourcesNorTestsNorEngines(String service) {
        assertThat(TestImages.of(service).files())
                .noneMatch(file -> file.name().matches(".*(\\.java|-sources\\.jar|-tests\\.jar|-javadoc\\.jar)"))
                .noneMatch(file -> file.name()
                        .matches("(junit|assertj|awaitility|archunit|engines|simulator|embedded|kafka_)[^/]*\\.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"central-system", "transactions"})
    void whatChangesWithEveryReleaseLiesOnTop(String service) {
        List<ImageTarball.Layer> layers = TestImages.of(service).layers();

        assertThat(jars(layers.getLast()))
                .hasSize(4)
                .allMatch(name -> name.matches("(service|platform.*|ocpp-.*)\\.jar"));
        assertThat(layers.subList(0, layers.size() - 1).stream().flatMap(layer -> jars(layer).stream()))
                .hasSizeGreaterThan(50)
                .noneMatch(name -> name.matches("(service|platform.*|ocpp-.*)\\.jar"));
    }

    private static List<String> jars(ImageTarball.Layer layer) {
        return layer.files().stream()
                .map(ImageTarball.File::name)
                .filter(name -> name.endsWith(".jar"))
                .toList();
    }
}
