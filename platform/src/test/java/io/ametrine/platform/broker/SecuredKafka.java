package io.ametrine.platform.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A broker in this JVM with two doors: TLS and a password, and TLS and a certificate. */
final class SecuredKafka implements AutoCloseable {
    /** A password that a careless quoting would break. */
    static final String PASSWORD = "se\"cr\\et;of-kafka";

    private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAA";

    private final KafkaRaftServer server;
    private final int passwordPort;
    private final int certificatePort;

    private SecuredKafka(KafkaRaftServer server, int passwordPort, int certificatePort) {
        this.server = server;
        this.passwordPort = passwordPort;
        this.certificatePort = certificatePort;
    }

    static SecuredKafka start(Path folder, Certificate certificate) throws IOException {
        int passwordPort = freePort();
        int certificatePort = freePort();
        Path settings = Files.writeString(
                folder.resolve("server.properties"),
                settings(folder.resolve("log"), certificate, passwordPort, certificatePort, freePort(), freePort()));
        format(settings);
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(settings)));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return new SecuredKafka(server, passwordPort, certificatePort);
    }

    private static void format(Path settings) {
        String[] format = {
            "format",
            "--standalone",
            "--cluster-id=" + CLUSTER,
            "--config=" + settings,
            "--add-scram=SCRAM-SHA-512=[name=ametrine,password=" + PASSWORD + "]"
        };
        try (PrintStream silent = new PrintStream(PrintStream.nullOutputStream(), true)) {
            if (StorageTool.execute(format, silent) != 0) {
                throw new AssertionError("not formatted");
            }
        }
    }

    private static String settings(
            Path log, Certificate certificate, int byPassword, int byCertificate, int controller, int plain) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%5$d
                listeners=PASSWORD://127.0.0.1:%3$d,CERTIFICATE://127.0.0.1:%4$d,CONTROLLER://127.0.0.1:%5$d,PLAIN://127.0.0.1:%6$d
                listener.security.protocol.map=PASSWORD:SASL_SSL,CERTIFICATE:SSL,CONTROLLER:PLAINTEXT,PLAIN:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAIN
                log.dirs=%1$s
                sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
                listener.name.password.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
                listener.name.password.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_ametrine="%7$s";
                listener.name.certificate.ssl.client.auth=required
                ssl.keystore.location=%2$s
                ssl.keystore.password=%8$s
                ssl.truststore.location=%9$s
                ssl.truststore.password=%8$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                """.formatted(
                        log,
                        certificate.keyStore(),
                        byPassword,
                        byCertificate,
                        controller,
                        plain,
                        PASSWORD.replace("\\", "\\\\\\\\").replace("\"", "\\\\\""),
                        Certificate.PASSWORD,
                        certificate.trustStore());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where a client shows its password. */
    String byPassword() {
        return "127.0.0.1:" + passwordPort;
    }

    /** Where a client shows its certificate. */
    String byCertificate() {
        return "127.0.0.1:" + certificatePort;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
