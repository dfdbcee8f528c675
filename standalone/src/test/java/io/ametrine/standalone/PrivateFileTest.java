package io.ametrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @Test
    void generatedSecretStaysAndIsTheOwnersAlone(@TempDir Path folder) throws IOException {
        PrivateFile file = new PrivateFile(folder.resolve("secret"));

        String made = file.readOrGenerate();

        assertThat(made).hasSizeGreaterThanOrEqualTo(32);
        assertThat(file.readOrGenerate()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void absentFileReadsAsNothing(@TempDir Path folder) {
        assertThat(new PrivateFile(folder.resolve("none")).read()).isEmpty();
    }
}
