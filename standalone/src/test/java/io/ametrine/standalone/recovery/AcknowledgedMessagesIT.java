package io.ametrine.standalone.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.engines.Engine;
import io.ametrine.standalone.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is killed, frozen or lost during load, every acknowledged message is in the database, once. */
class AcknowledgedMessagesIT {
    private static Deployment deployment;

    @BeforeAll
    static void start() {
        deployment = new Deployment();
        deployment.awaitProgress(5);
    }

    @AfterAll
    static void stop() {
        deployment.close();
    }

    @AfterEach
    void everyAcknowledgedMessageIsStoredOnce() {
        deployment.awaitProgress(5);
        deployment.stations().forEach(station -> {
            int acknowledged = station.acknowledged();

            assertThat(deployment.stored(station))
                    .as(station.id())
                    .startsWith(IntStream.range(0, acknowledged).boxed().toArray(Integer[]::new))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void surviveTheDeathOfEveryModule() {
        deployment.killModules();
    }

    @Test
    void surviveTheDeathOfANode() {
        deployment.killBusyNode();
    }

    @Test
    void surviveANodeThatFreezesPastItsLease() {
        ServiceProcess node = deployment.busyNode();

        node.freeze();
        deployment.awaitProgress(5); // on the other node: the stations find out after three leases and more
        node.thaw();
    }

    @Test
    void surviveTheDeathOfTheBroker() {
        killFromOutside(deployment.engines.kafka());
    }

    @Test
    void surviveTheDeathOfTheDatabase() {
        killFromOutside(deployment.engines.postgres());
    }

    @Test
    void surviveTheDeathOfRedis() {
        killFromOutside(deployment.engines.redis());
    }

    @Test
    void surviveTheLossOfAllThatRedisHolds() throws IOException {
        int before = deployment.connections();

        flushRedis();
        deployment.awaitProgress(5);

        assertThat(deployment.connections()).as("live sockets keep working").isEqualTo(before);
    }

    @Test
    void surviveTheLossOfAllThatTheBrokerHolds() {
        deployment.stopServices();
        deployment.engines.kafka().stop();
        deployment.engines.kafka().deleteData();
        deployment.engines.kafka().start();
        deployment.announceStations();

        deployment.startServices();
    }

    /** Taken while it works; its modules, which know better, go back to where it stood and take in the rest again. */
    @Test
    void surviveTheRestoreOfADatabaseBackup() {
        DatabaseBackup backup = DatabaseBackup.take(deployment.engines);
        deployment.awaitProgress(5);

        backup.restore(deployment.engines);
    }

    /** As kill -9 does; the engine's own supervisor starts it again. */
    private static void killFromOutside(Engine engine) {
        ProcessHandle.of(engine.pid()).orElseThrow().destroyForcibly();
    }

    private static void flushRedis() throws IOException {
        URI url = URI.create(deployment.engines.redisUrl());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("FLUSHALL\r\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.UTF_8))
                    .isEqualTo("+OK");
        }
    }
}
