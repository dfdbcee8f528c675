package io.ametrine.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries of this machine that a Java runtime is linked with, as the loader itself names them: libc, its loader, and what
 * else stands outside the runtime.
 */
final class SystemLibraries {
    /** {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x…)}, and the loader without an arrow. */
    private static final Pattern LINE = Pattern.compile("\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    /** What glibc loads by name to look up hosts; since 2.34 all of it is in libc itself, and these are empty. */
    private static final List<String> LOOKUP = List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2");

    private SystemLibraries() {}

    static Set<Path> of(JavaRuntime runtime) {
        List<String> command = Stream.concat(
                        Stream.of("ldd"),
                        runtime.files().stream().map(Path::toString).filter(SystemLibraries::isProgram))
                .toList();
        Set<Path> libraries = new TreeSet<>();
        for (String line : output(command)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && !Path.of(matcher.group(1)).normalize().startsWith(runtime.folder())) {
                libraries.add(Path.of(matcher.group(1)));
            }
        }
        libraries.addAll(lookup(libc(libraries)));
        return libraries;
    }

    private static Path libc(Set<Path> libraries) {
        return libraries.stream()
                .filter(library -> library.getFileName().toString().equals("libc.so.6"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "ldd names no libc.so.6 among " + libraries
                                        + ": images from scratch are made where the C library is glibc. Give another base: --base <image>."));
    }

    private static List<Path> lookup(Path libc) {
        return LOOKUP.stream().map(libc::resolveSibling).filter(Files::exists).toList();
    }

    private static boolean isProgram(String file) {
        return file.endsWith(".so") || file.endsWith("/bin/java") || file.endsWith("/jspawnhelper");
    }

    /** Its status is not asked for: ldd fails if one library of many, such as one that the JVM preloads, is not found. */
    private static List<String> output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (Stream<String> lines = process.inputReader().lines()) {
                return lines.toList();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "ldd cannot be run; it is part of glibc. Give another base: --base <image>", failure);
        }
    }
}
