package io.ametrine.central;

import io.ametrine.platform.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;

/**
 * Where stations connect, and which security profiles (A00) that socket is good for. A listener with TLS will be another one
 * beside the plain one.
 */
public record ListenerConfig(String host, int port, Set<Integer> securityProfiles) {
    static ListenerConfig plain(Settings settings) {
        boolean open = settings.flag("allow-profile-0", false);
        return plain(
                settings.string("station.host", "127.0.0.1"),
                settings.integer("station.port", 9000).between(0, 65_535),
                open);
    }

    /** Port 0 stands for a free one. Event loops can share a port only if it is known beforehand. */
    int boundPort() {
        if (port != 0) {
            return port;
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static ListenerConfig plain(String host, int port, boolean allowProfile0) {
        return new ListenerConfig(host, port, allowProfile0 ? Set.of(0, 1) : Set.of(1));
    }
}
