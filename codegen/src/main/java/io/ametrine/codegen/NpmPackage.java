package io.ametrine.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** One pinned package of the npm registry: downloaded by npm, believed only when its SHA-512 is the expected one. */
record NpmPackage(String name, String version, String sha512) {
    private static final int MINUTES_FOR_NPM = 3;

    String fileName() {
        return name + "-" + version + ".tgz";
    }

    void download(String npm, Path folder) throws IOException {
        Files.createDirectories(folder);
        Process process = start(npm, folder);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!ended(process) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new SchemaException("npm could not fetch %s %s; is the npm registry reachable? npm said: %s"
                    .formatted(name, version, output.strip()));
        }
    }

    void verify(Path archive) throws IOException {
        String found = Base64.getEncoder().encodeToString(digest(Files.readAllBytes(archive)));
        if (!found.equals(sha512)) {
            throw new SchemaException(
                    "%s has SHA-512 %s, expected %s; delete it and build again, and if that repeats, trust neither"
                            .formatted(archive, found, sha512));
        }
    }

    private Process start(String npm, Path folder) {
        try {
            return new ProcessBuilder(npm, "pack", "--silent", name + "@" + version)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            throw new SchemaException(
                    "npm is missing: building Ametrine fetches the OCPP schemas with it. Install Node.js with npm (Debian: apt-get install npm) and build again; running Ametrine needs neither.",
                    missing);
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(MINUTES_FOR_NPM, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-512", impossible);
        }
    }
}
