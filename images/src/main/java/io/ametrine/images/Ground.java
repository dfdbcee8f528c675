package io.ametrine.images;

import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lowest layers, which all images share: those of the base, or a runtime and what it needs of an operating system. */
record Ground(Base base, List<FileEntriesLayer> layers) {
    private static final String USERS = """
            root:x:0:0::/:/nonexistent
            ametrine:x:%1$d:%1$d::%2$s:/nonexistent
            """.formatted(ServiceImage.USER, ServiceImage.TEMP);
    private static final String GROUPS = """
            root:x:0:
            ametrine:x:%d:
            """.formatted(ServiceImage.USER);

    static Ground lay(Base base, Path work, ImageLayers layers) {
        return switch (base) {
            case Base.Scratch _ -> {
                JavaRuntime runtime = JavaRuntime.link(work.resolve("java"));
                yield new Ground(
                        base,
                        List.of(
                                layers.system(SystemLibraries.of(runtime), etc(work.resolve("etc"))),
                                layers.java(runtime)));
            }
            case Base.Pulled _, Base.Saved _ -> new Ground(base, List.of());
        };
    }

    private static Path etc(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("passwd"), USERS);
            Files.writeString(folder.resolve("group"), GROUPS);
            Files.writeString(folder.resolve("nsswitch.conf"), "hosts: files dns\n");
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JibContainerBuilder begin() {
        JibContainerBuilder begun = switch (base) {
            case Base.Scratch _ ->
                Jib.fromScratch().setEnvironment(Map.of("PATH", ImageLayers.JAVA_HOME + "/bin", "LANG", "C.UTF-8"));
            case Base.Pulled(String reference) -> Jib.from(Registries.image(reference));
            case Base.Saved(Path file) -> Jib.from(TarImage.at(file));
        };
        layers.forEach(begun::addFileEntriesLayer);
        return begun.setPlatforms(Set.of(new Platform(architecture(), "linux")));
    }

    /** Of this machine: the runtime of an image from scratch is its own. */
    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : name;
    }

    boolean needsRegistry() {
        return base instanceof Base.Pulled;
    }
}
