package io.ametrine.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Which port each listener has; a free one, once chosen, is kept over restarts while it stays free. */
final class Ports {
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    /** Below the range from which the kernel takes the ports of outgoing connections, so that none is lost to one. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private final Path file;
    private final Properties recorded = new Properties();

    Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                recorded.load(in);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    synchronized int choose(String listener, int wanted) {
        if (wanted != 0) {
            if (!isFree(wanted)) {
                throw new EngineException("Port " + wanted + " for " + listener
                        + " is taken by another process. Stop that process, or configure another port.");
            }
            return wanted;
        }
        int before = Integer.parseInt(recorded.getProperty(listener, "0"));
        int port = before != 0 && isFree(before) ? before : anyFree();
        record(listener, port);
        return port;
    }

    private int anyFree() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!recorded.containsValue(Integer.toString(port)) && isFree(port)) {
                return port;
            }
        }
        throw new EngineException("No free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1.");
    }

    private void record(String listener, int port) {
        recorded.setProperty(listener, Integer.toString(port));
        try (OutputStream out = Files.newOutputStream(file)) {
            recorded.store(out, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether someone listens; unlike isFree it never stands in the way of an engine about to bind. */
    static boolean isOpen(int port) {
        try (Socket probe = new Socket(LOOPBACK, port)) {
            return probe.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, LOOPBACK)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
