package io.ametrine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
    @TempDir
    private Path root = Path.of("");

    @Test
    void staleOutputsAreDeletedAndUnchangedOnesLeftAlone() throws IOException {
        SourceFolder folder = new SourceFolder(root);
        folder.write(List.of(new JavaFile("A", "enum A {}"), new JavaFile("B", "enum B {}")));
        Path kept = root.resolve("io/ametrine/ocpp/v201/A.java");
        Files.setLastModifiedTime(kept, FileTime.fromMillis(0));

        folder.write(List.of(new JavaFile("A", "enum A {}")));

        assertThat(kept.resolveSibling("B.java")).doesNotExist();
        assertThat(Files.getLastModifiedTime(kept).toMillis()).isZero();
    }
}
