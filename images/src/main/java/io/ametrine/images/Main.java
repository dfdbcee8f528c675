package io.ametrine.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `./ametrine images`: one image for each service. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes a container image of each service: <service>/target/<service>-image.tar, for `docker load`.")
public final class Main implements Callable<Integer> {
    @Option(
            names = "--base",
            defaultValue = "scratch",
            description = {
                "What the images stand on: `scratch` (${DEFAULT-VALUE}) is a Java runtime cut from the JDK that builds, and no"
                        + " operating system; `temurin` is the image of Eclipse Temurin that Ametrine is tried with; any other"
                        + " image with Java 25 on its PATH; or tar:<file>, an image that was saved."
            })
    private String base = "scratch";

    @Option(
            names = "--push",
            description =
                    "Also pushes them to <registry>/<path>/<service>:<version>, with the credentials of `docker login`.")
    private Optional<String> push = Optional.empty();

    @Option(names = "--service", description = "Only this service, such as transactions. May be repeated.")
    private List<String> only = List.of();

    @Option(
            names = "--source",
            description = "Where the sources can be had: the label org.opencontainers.image.source.")
    private Optional<String> source = Optional.empty();

    @Option(names = "--revision", hidden = true, defaultValue = "unknown")
    private String revision = "unknown";

    @Option(names = "--root", hidden = true, defaultValue = ".")
    private Path root = Path.of(".");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, _, _) -> {
                    System.err.println(failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        List<ServiceImage> services = services();
        Path work = root.resolve("images/target/work");
        ImageMaker maker = ImageMaker.on(Base.of(base), root, work, Release.of(revision, source));
        for (ServiceImage service : services) {
            Path file = root.resolve(service.folder()).resolve("target").resolve(service.name() + "-image.tar");
            System.out.println(root.relativize(file) + "  " + maker.writeTo(file, service));
            push.ifPresent(repository -> System.out.println("pushed " + maker.push(service, repository)));
        }
        return 0;
    }

    private List<ServiceImage> services() {
        List<String> names = ServiceImage.ALL.stream().map(ServiceImage::name).toList();
        List<String> unknown =
                only.stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no service " + String.join(", ", unknown) + ". There are: "
                    + String.join(", ", names) + ".");
        }
        return ServiceImage.ALL.stream()
                .filter(service -> only.isEmpty() || only.contains(service.name()))
                .toList();
    }
}
