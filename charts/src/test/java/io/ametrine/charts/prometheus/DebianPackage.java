package io.ametrine.charts.prometheus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A package of the distribution, unpacked into a folder of ours: nothing is installed, and nobody needs to be root. */
final class DebianPackage {
    private static final List<String> PATIENCE = List.of("-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1");

    private final String name;
    private final Path cache;

    DebianPackage(String name, Path cache) {
        this.name = name;
        this.cache = cache;
    }

    /** The folder that stands for the root of a file system on which it is installed. */
    Path unpacked() throws IOException {
        Path unpacked = cache.resolve(name);
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(cache);
            Path folder = Files.createTempDirectory(cache, "unpacking");
            require(List.of("dpkg-deb", "-x", downloaded(folder).toString(), "unpacked"), folder);
            Files.move(folder.resolve("unpacked"), unpacked, StandardCopyOption.ATOMIC_MOVE);
            delete(folder);
        }
        return unpacked;
    }

    /** By the machine's own lists of packages, or if they are missing or too old, by lists of our own. */
    private Path downloaded(Path folder) throws IOException {
        if (!Tool.run(folder, apt(List.of(), "download", name)).succeeded()) {
            List<String> ownLists = ownLists(folder);
            require(apt(ownLists, "update"), folder);
            require(apt(ownLists, "download", name), folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findAny()
                    .orElseThrow(() -> new IOException("apt-get download left no package in " + folder));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> ownLists(Path folder) throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists/partial")).getParent();
        Path archives = Files.createDirectories(folder.resolve("cache/archives/partial"));
        return List.of(
                "-o",
                "Dir::State::lists=" + lists,
                "-o",
                "Dir::Cache=" + archives.resolve("../..").normalize(),
                "-o",
                "Debug::NoLocking=1");
    }

    private static List<String> apt(List<String> options, String... what) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
        command.addAll(PATIENCE);
        command.addAll(options);
        command.addAll(List.of(what));
        return command;
    }

    private static void require(List<String> command, Path folder) throws IOException {
        Tool run = Tool.run(folder, command);
        if (!run.succeeded()) {
            throw new IOException(
                    String.join(" ", command) + ": " + run.said().strip().replace('\n', ' '));
        }
    }
}
