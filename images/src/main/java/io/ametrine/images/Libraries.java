package io.ametrine.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that a service needs beside its own, by name: those of others, which all services share or not, and ours. */
record Libraries(Path folder, Set<String> shared, Set<String> special, Set<String> ours) {
    private static final Set<String> OURS = Set.of("ocpp-schemas", "ocpp-rpc", "platform");

    static Libraries of(Path root, ServiceImage service, String version) {
        Predicate<String> ours = name -> OURS.stream().anyMatch(our -> name.equals(our + "-" + version + ".jar"));
        Set<String> all = jars(root, service);
        Set<String> shared = new TreeSet<>(all);
        ServiceImage.ALL.forEach(other -> shared.retainAll(jars(root, other)));
        shared.removeIf(ours);
        Set<String> special = new TreeSet<>(all);
        special.removeAll(shared);
        special.removeIf(ours);
        return new Libraries(
                folder(root, service),
                shared,
                special,
                all.stream().filter(ours).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Path folder(Path root, ServiceImage service) {
        return root.resolve(service.folder()).resolve("target/lib");
    }

    private static Set<String> jars(Path root, ServiceImage service) {
        Path folder = folder(root, service);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    folder + " cannot be read: build the services first (mvn package, or ./ametrine images)", failure);
        }
    }

    List<Path> files(Set<String> names) {
        return names.stream().map(folder::resolve).toList();
    }
}
