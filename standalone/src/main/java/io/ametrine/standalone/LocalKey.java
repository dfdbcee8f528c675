package io.ametrine.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An API key with the role reader for commands such as `ametrine trace` typed beside a running installation: made anew by each
 * start, readable for the owner of the data folder only, ended by the stop.
 */
final class LocalKey implements AutoCloseable {
    private static final String PATH = "/api/v1/api-keys";

    private final ModuleCalls modules;
    private final PrivateFile file;
    private final String id;

    private LocalKey(ModuleCalls modules, PrivateFile file, String id) {
        this.modules = modules;
        this.file = file;
        this.id = id;
    }

    static LocalKey create(ModuleCalls modules, Path data) {
        PrivateFile file = file(data);
        file.read().ifPresent(left -> modules.delete("security", PATH + "/" + left.split(" ", 2)[0]));
        JsonNode made = modules.post(
                "security", PATH, Map.of("name", "command line of this machine", "roles", List.of("reader")));
        String id = made.path("key").path("id").asText();
        file.write(id + " " + made.path("secret").asText());
        return new LocalKey(modules, file, id);
    }

    /** The key of the installation that runs on this data folder. */
    static Optional<String> find(Path data) {
        return file(data).read().map(content -> content.split(" ", 2)[1]);
    }

    private static PrivateFile file(Path data) {
        return new PrivateFile(data.resolve("local-api-key"));
    }

    @Override
    public void close() {
        file.delete();
        modules.delete("security", PATH + "/" + id);
    }
}
