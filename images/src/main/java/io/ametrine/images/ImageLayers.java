package io.ametrine.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;

/** Layers of an image: every file is root's and can be written by nobody else, and has the time of the release. */
final class ImageLayers {
    static final String JAVA_HOME = "/opt/java/openjdk";

    private static final FilePermissions READ = FilePermissions.fromOctalString("644");
    private static final FilePermissions EXECUTE = FilePermissions.fromOctalString("755");
    private static final FilePermissions PRIVATE = FilePermissions.fromOctalString("700");
    private static final String ROOT = "0:0";

    private final Instant time;

    ImageLayers(Instant time) {
        this.time = time;
    }

    /** What an operating system would bring: the libraries the runtime is linked with, and a name for the user. */
    FileEntriesLayer system(Collection<Path> libraries, Path etc) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("system");
        libraries.forEach(library -> add(layer, library, library.toString(), EXECUTE));
        files(etc).forEach(file -> add(layer, file, "/etc/" + etc.relativize(file), READ));
        return layer.build();
    }

    FileEntriesLayer java(JavaRuntime runtime) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("java");
        runtime.files()
                .forEach(file -> add(
                        layer,
                        file,
                        JAVA_HOME + "/" + runtime.nameOf(file),
                        Files.isExecutable(file) ? EXECUTE : READ));
        return layer.build();
    }

    FileEntriesLayer libraries(String name, Collection<Path> jars) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        jars.forEach(jar -> add(layer, jar, ServiceImage.FOLDER + "/lib/" + jar.getFileName(), READ));
        return layer.build();
    }

    /** What changes with every release, and the folder for temporary files. */
    FileEntriesLayer ours(Collection<Path> jars, Path jar, Path sbom, Path licence, Path nothing) {
        FileEntriesLayer.Builder layer = libraries("ametrine", jars).toBuilder();
        add(layer, jar, ServiceImage.JAR, READ);
        add(layer, sbom, ServiceImage.SBOM, READ);
        add(layer, licence, ServiceImage.FOLDER + "/LICENSE", READ);
        String user = ServiceImage.USER + ":" + ServiceImage.USER;
        return layer.addEntry(nothing, AbsoluteUnixPath.get(ServiceImage.TEMP), PRIVATE, time, user)
                .build();
    }

    private void add(FileEntriesLayer.Builder layer, Path file, String path, FilePermissions permissions) {
        layer.addEntry(file, AbsoluteUnixPath.get(path), permissions, time, ROOT);
    }

    private static Collection<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
