package io.ametrine.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReproducibleIT {
    @Test
    void theSameSourcesMakeTheSameImageByteForByte() {
        Path one = TestImages.make("once", "transactions");
        Path other = TestImages.make("again", "transactions");

        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void filesHaveTheTimeOfTheReleaseAndNotOfTheBuild() {
        assertThat(TestImages.of("transactions").files())
                .filteredOn(file -> file.content().isPresent())
                .extracting(ImageTarball.File::time)
                .containsOnly(TestImages.TIME);
    }
}
