package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** PostgreSQL started by root, with its data in a folder that is root's alone, as below /root. */
class PrivilegesIT {
    private final Path closed = TestEngines.config().dataFolder();

    @Test
    void rootNeedsNoFolderThatOthersCanReach() throws Exception {
        assumeTrue(Unprivileged.isNeeded(), "not root");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        EnginesConfig config = EnginesConfig.ephemeral(closed.resolve("data"), closed.resolve("binaries"));

        try (Engines engines = Engines.start(config)) {
            assertThat(new Traces(engines).ask("select 1")).contains("1");
            assertThat(Files.getAttribute(Path.of("/proc/" + engines.postgres().pid()), "unix:uid"))
                    .isEqualTo(65534);
            assertThat(Files.getPosixFilePermissions(config.dataFolder().resolve("postgres.password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } finally {
            DataFolder.delete(closed);
        }
    }
}
