package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordTest {
    @TempDir
    private Path folder;

    @Test
    void passwordIsMadeOnceAndKeptForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("password");
        Password made = Password.keptIn(file);

        assertThat(Password.keptIn(file)).isEqualTo(made);
        assertThat(made.value()).hasSize(48);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(new Password("secret").toString()).doesNotContain("secret");
    }
}
