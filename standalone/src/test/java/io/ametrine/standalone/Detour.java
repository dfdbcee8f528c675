package io.ametrine.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of its own that leads to an engine once it is opened, and that nobody listens on before. */
final class Detour implements AutoCloseable {
    private final int port = ServiceProcess.freePort();
    private final int target;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    Detour(int target) {
        this.target = target;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void open() {
        try {
            ServerSocket listener = new ServerSocket();
            open.add(listener);
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> accept(listener));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket near = listener.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // one side has gone, and the other goes with it
        }
    }

    @Override
    public void close() {
        open.forEach(each -> {
            try {
                each.close();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
