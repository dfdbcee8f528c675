package io.ametrine.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Properties beside the classes, some of them filled in by the build. */
final class BuildFile {
    private BuildFile() {}

    static Properties read(String name) {
        try (InputStream in = BuildFile.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
