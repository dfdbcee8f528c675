package io.ametrine.engines;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Kafka in KRaft mode: broker and controller in one process. */
public final class KafkaEngine implements Engine {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int ANSWER_TIMEOUT_MILLIS = 2_000;

    /** Relative to the working folder: a path may hold what a properties file does not bear. */
    private static final String SETTINGS = "server.properties";

    private static final String LOG = "log";
    private static final String LOGGING = "kafka-logback.xml";

    private final int port;
    private final int controllerPort;
    private final Path folder;
    private final KafkaJvm jvm;
    private final ChildProcess process;

    KafkaEngine(EnginesConfig config, DataFolder data, Ports ports, KafkaJvm jvm) {
        this.jvm = jvm;
        this.folder = data.of("kafka");
        Orphans.end(data.processRecord(name()), folder, "java");
        this.port = ports.choose("kafka", config.kafkaPort());
        this.controllerPort = ports.choose("kafka-controller", 0);
        this.process = new ChildProcess(name(), new Broker(), data, config.onExit());
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public int port() {
        return port;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
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
        stop(STOP_PATIENCE);
    }

    /** Ends the process gracefully and waits for what it writes at its end. */
    void stop(Duration patience) {
        process.end(Process::destroy, patience);
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

    private final class Broker implements ChildProcess.Program {
        @Override
        public List<String> prepare() {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(SETTINGS), KafkaSettings.of(port, controllerPort, LOG));
                copyLoggingSettings();
                return Session.of("TERM", jvm.command(LOGGING, SETTINGS, LOG, newClusterId()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void copyLoggingSettings() throws IOException {
            try (InputStream settings = KafkaEngine.class.getResourceAsStream(LOGGING)) {
                Objects.requireNonNull(settings, LOGGING);
                Files.copy(settings, folder.resolve(LOGGING), StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public Path workingFolder() {
            return folder;
        }

        /** Asks for the metadata of no topic; a broker that takes part in its cluster lists itself. */
        @Override
        public boolean answers() {
            try (Socket socket = new Socket(Ports.LOOPBACK, port)) {
                socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.write(METADATA_REQUEST);
                out.flush();
                DataInputStream in = new DataInputStream(socket.getInputStream());
                in.readInt(); // length
                in.readInt(); // correlation id
                return in.readInt() > 0;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    /** Length, key 3, version 1, correlation id, no client id, no topics. */
    private static final byte[] METADATA_REQUEST = ByteBuffer.allocate(18)
            .putInt(14)
            .putShort((short) 3)
            .putShort((short) 1)
            .putInt(1)
            .putShort((short) -1)
            .putInt(0)
            .array();

    private static String newClusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
