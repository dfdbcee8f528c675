package io.ametrine.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as `docker load` reads it: its name, its configuration, and the files of its layers from the lowest up. */
record ImageTarball(String name, JsonNode configuration, List<Layer> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Layer(List<File> files) {}

    /** A folder has no content. */
    record File(String path, int mode, long user, long group, Instant time, Optional<byte[]> content) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    static ImageTarball read(Path file) {
        Map<String, byte[]> parts = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            files(in).forEach(part -> parts.put(part.path(), part.content().orElseThrow()));
            JsonNode manifest = JSON.readTree(parts.get("/manifest.json")).get(0);
            List<Layer> layers = new ArrayList<>();
            for (JsonNode layer : manifest.path("Layers")) {
                byte[] packed = parts.get("/" + layer.asText());
                layers.add(new Layer(files(new GZIPInputStream(new ByteArrayInputStream(packed)))));
            }
            JsonNode configuration =
                    JSON.readTree(parts.get("/" + manifest.path("Config").asText()));
            return new ImageTarball(manifest.at("/RepoTags/0").asText(), configuration, layers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<File> files(InputStream archive) throws IOException {
        List<File> files = new ArrayList<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(archive);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (!entry.isFile() && !entry.isDirectory()) {
                throw new IOException(entry.getName() + " is neither a file nor a folder");
            }
            files.add(new File(
                    "/" + entry.getName().replaceFirst("^/", "").replaceFirst("/$", ""),
                    entry.getMode() & 0xfff,
                    entry.getLongUserId(),
                    entry.getLongGroupId(),
                    entry.getLastModifiedTime().toInstant(),
                    entry.isFile() ? Optional.of(tar.readAllBytes()) : Optional.empty()));
        }
        return files;
    }

    JsonNode config() {
        return configuration.path("config");
    }

    List<String> strings(String field) {
        return config().path(field).valueStream().map(JsonNode::asText).toList();
    }

    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        strings("Env").forEach(text -> variables.put(text.split("=", 2)[0], text.split("=", 2)[1]));
        return variables;
    }

    List<File> files() {
        return layers.stream().flatMap(layer -> layer.files().stream()).toList();
    }

    File file(String path) {
        return files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in the image"));
    }

    /** The jars beside the service's own. */
    List<File> libraries() {
        return files().stream()
                .filter(file -> file.path().startsWith("/app/lib/"))
                .toList();
    }

    Path unpackInto(Path folder) {
        try {
            for (File file : files()) {
                Path path = folder.resolve(file.path().substring(1));
                if (file.content().isPresent()) {
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.content().get());
                } else {
                    Files.createDirectories(path);
                }
                if ((file.mode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
                    throw new IOException(path + " cannot be made executable");
                }
                Files.setLastModifiedTime(path, java.nio.file.attribute.FileTime.from(file.time()));
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
