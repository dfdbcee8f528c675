package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machines for which engine binaries are shipped. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz", "redis-server-6.2.6-v5-linux-amd64"),
    LINUX_ARM64("postgres-linux-arm_64.txz", "redis-server-6.2.7-linux-arm64");

    private final String postgresArchive;
    private final String redisServer;

    Platform(String postgresArchive, String redisServer) {
        this.postgresArchive = postgresArchive;
        this.redisServer = redisServer;
    }

    static Platform current() {
        if (Files.notExists(Path.of("/proc/self"))) {
            throw unsupported("this is " + System.getProperty("os.name"));
        }
        if (usesMusl()) {
            throw unsupported("this Linux uses musl instead of glibc");
        }
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String architecture) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            throw unsupported("this is " + system + " on " + architecture);
        }
        return switch (architecture) {
            case "amd64", "x86_64" -> LINUX_AMD64;
            case "aarch64", "arm64" -> LINUX_ARM64;
            default -> throw unsupported("this is Linux on " + architecture);
        };
    }

    String postgresArchive() {
        return postgresArchive;
    }

    String redisServer() {
        return redisServer;
    }

    private static boolean usesMusl() {
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return loaders.iterator().hasNext() && Files.exists(Path.of("/etc/alpine-release"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static EngineException unsupported(String found) {
        return new EngineException("Kafka, PostgreSQL and Redis are shipped for Linux with glibc on amd64 (x86_64) and"
                + " arm64 (aarch64), but " + found
                + ". Run the engines yourself, for example with Docker, and point the services to them.");
    }
}
