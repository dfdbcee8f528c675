package io.ametrine.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Puts images together from what the build left in target/, and writes them to files or pushes them. */
final class ImageMaker {
    private final Path root;
    private final Path work;
    private final Release release;
    private final ImageLayers layers;
    private final Ground ground;

    private ImageMaker(Path root, Path work, Release release, ImageLayers layers, Ground ground) {
        this.root = root;
        this.work = work;
        this.release = release;
        this.layers = layers;
        this.ground = ground;
    }

    /**
     * @param root of the repository
     * @param work a folder for the runtime and for layers that were made before
     */
    static ImageMaker on(Base base, Path root, Path work, Release release) {
        ImageLayers layers = new ImageLayers(release.created());
        return new ImageMaker(root, work, release, layers, Ground.lay(base, folder(work), layers));
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As `docker load`, `podman load` and `ctr images import` read it; returns the id of the image. */
    String writeTo(Path file, ServiceImage service) {
        String name = ServiceImage.REPOSITORY + "/" + service.name() + ":" + release.version();
        try {
            Containerizer target = Containerizer.to(TarImage.at(file).named(name));
            return make(assembled(service), target.setOfflineMode(!ground.needsRegistry()))
                    .getImageId()
                    .toString();
        } catch (InvalidImageReferenceException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** In the OCI's format; returns the image's name with its digest. */
    String push(ServiceImage service, String repository) {
        String name = repository + "/" + service.name();
        Containerizer target = Containerizer.to(Registries.image(name + ":" + release.version()))
                .setAllowInsecureRegistries(isOfThisMachine(name));
        return name + "@"
                + make(assembled(service).setFormat(ImageFormat.OCI), target).getDigest();
    }

    /** A registry on loopback has no certificate. */
    private static boolean isOfThisMachine(String name) {
        String host = URI.create("registry://" + name).getHost();
        return host != null && Set.of("localhost", "127.0.0.1").contains(host);
    }

    private JibContainerBuilder assembled(ServiceImage service) {
        Libraries libraries = Libraries.of(root, service, release.version());
        Path target = root.resolve(service.folder()).resolve("target");
        JibContainerBuilder image = ground.begin();
        image.addFileEntriesLayer(layers.libraries("libraries", libraries.files(libraries.shared())));
        if (!libraries.special().isEmpty()) {
            image.addFileEntriesLayer(layers.libraries("more libraries", libraries.files(libraries.special())));
        }
        image.addFileEntriesLayer(layers.ours(
                libraries.files(libraries.ours()),
                target.resolve(service.name() + ".jar"),
                target.resolve(service.name() + "-sbom.json"),
                root.resolve("LICENSE"),
                folder(work.resolve("nothing"))));
        service.environment().forEach(image::addEnvironmentVariable);
        return image.setLabels(release.labels(service, ground.base()))
                .setExposedPorts(service.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
                .setVolumes(AbsoluteUnixPath.get(ServiceImage.TEMP))
                .setUser(ServiceImage.USER + ":" + ServiceImage.USER)
                .setEntrypoint(service.entrypoint())
                .setCreationTime(release.created());
    }

    private JibContainer make(JibContainerBuilder image, Containerizer target) {
        try {
            return image.containerize(target.setToolName("ametrine")
                    .setBaseImageLayersCache(work.resolve("base-layers"))
                    .setApplicationLayersCache(work.resolve("layers")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (RegistryException | ExecutionException | CacheDirectoryCreationException failure) {
            throw new IllegalStateException(reason(failure), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while an image was made", stopped);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : reason(cause);
    }
}
