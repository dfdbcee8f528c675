package io.ametrine.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void secondOpeningIsRefusedUntilTheFirstIsClosed() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("already running as process "
                            + ProcessHandle.current().pid());
            assertThat(DataFolder.isInUse(first.path())).isTrue();
        }

        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.path()).exists();
        }
    }

    @Test
    void recordedProcessIsAliveOnlyWithItsStartTime() {
        ProcessRecord self = ProcessRecord.of(ProcessHandle.current());
        ProcessRecord earlier = new ProcessRecord(self.pid(), self.startedAt() - 60_000);
        self.write(folder.resolve("self"));

        assertThat(ProcessRecord.read(folder.resolve("self"))).contains(self);
        assertThat(self.alive()).contains(ProcessHandle.current());
        assertThat(earlier.alive()).isEmpty();
    }
}
