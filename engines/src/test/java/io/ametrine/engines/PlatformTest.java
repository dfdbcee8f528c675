package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void bothNamesOfEachArchitectureAreKnown() {
        assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.of("Linux", "x86_64"));
        assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.of("Linux", "arm64"));
    }

    @Test
    void everyPlatformsProgramsAreOnTheClassPath() {
        ClassLoader loader = PlatformTest.class.getClassLoader();

        for (Platform platform : Platform.values()) {
            assertThat(loader.getResource(platform.postgresArchive())).isNotNull();
            assertThat(loader.getResource(platform.redisServer())).isNotNull();
        }
    }

    @Test
    void otherSystemsAreToldWhatIsSupported() {
        assertThatThrownBy(() -> Platform.of("Mac OS X", "aarch64"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Linux with glibc on amd64")
                .hasMessageContaining("Mac OS X on aarch64");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).hasMessageContaining("riscv64");
    }
}
