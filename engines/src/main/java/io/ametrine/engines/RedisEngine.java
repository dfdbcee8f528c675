package io.ametrine.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis without persistence: it holds nothing that cannot be rebuilt. */
public final class RedisEngine implements Engine {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final int ANSWER_TIMEOUT_MILLIS = 2_000;

    private final int port;
    private final Path folder;
    private final Binaries binaries;
    private final ChildProcess process;

    RedisEngine(EnginesConfig config, DataFolder data, Ports ports, Binaries binaries) {
        this.binaries = binaries;
        this.folder = data.of("redis");
        Orphans.end(data.processRecord(name()), folder, "redis-server");
        this.port = ports.choose("redis", config.redisPort());
        this.process = new ChildProcess(name(), new Server(), data, config.onExit());
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public void stop() {
        process.end(Process::destroy, STOP_PATIENCE);
    }

    @Override
    public void kill() {
        process.end(Process::destroyForcibly, Duration.ZERO);
    }

    @Override
    public void deleteData() {
        kill();
        DataFolder.delete(folder);
    }

    private final class Server implements ChildProcess.Program {
        @Override
        public List<String> prepare() {
            Path settings = folder.resolve("redis.conf");
            try {
                Files.createDirectories(folder);
                Files.writeString(settings, """
                        bind 127.0.0.1
                        port %d
                        save ""
                        appendonly no
                        maxmemory-policy noeviction
                        """.formatted(port));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            String server = binaries.redis(Platform.current().redisServer()).toString();
            return Session.of("TERM", List.of(server, settings.toString()));
        }

        @Override
        public Path workingFolder() {
            return folder;
        }

        @Override
        public boolean answers() {
            try (Socket socket = new Socket(Ports.LOOPBACK, port)) {
                socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] answer = socket.getInputStream().readNBytes(7);
                return new String(answer, StandardCharsets.US_ASCII).equals("+PONG\r\n");
            } catch (IOException notYet) {
                return false;
            }
        }
    }
}
