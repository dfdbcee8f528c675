package io.ametrine.central.session;

import io.ametrine.central.CentralSystemConfig.StationLimits;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** How one socket is read: as fast as its station may send and we can take, and while it gives signs of life. */
final class SocketReading {
    private static final Buffer PING = Buffer.buffer();

    private final ServerWebSocket socket;
    private final Context context;
    private final NodeMetrics metrics;
    private final RateLimit rate;
    private final Liveness liveness;
    private boolean reading = true;

    SocketReading(ServerWebSocket socket, Context context, NodeMetrics metrics, StationLimits limits) {
        long now = System.nanoTime();
        this.socket = socket;
        this.context = context;
        this.metrics = metrics;
        this.rate = new RateLimit(limits.messagesPerSecond(), limits.bytesPerSecond(), now);
        this.liveness = new Liveness(limits.pingInterval(), now);
    }

    void heard() {
        liveness.heard();
    }

    void took(int bytes, long now) {
        rate.took(bytes, now);
    }

    /** Reads while {@code wanted} and the station is within its limits. */
    void readWhile(boolean wanted) {
        if (!socket.isClosed()) {
            read(wanted && rate.allows(System.nanoTime()) && !socket.writeQueueFull());
        }
    }

    /** From now on reads whatever comes: the socket is being closed, and its end must be seen. */
    void readOn() {
        if (!socket.isClosed()) {
            read(true);
        }
    }

    private void read(boolean may) {
        if (may == reading) {
            return;
        }
        reading = may;
        if (may) {
            liveness.heard();
            context.runOnContext(_ -> socket.resume());
        } else {
            metrics.throttled();
            socket.pause();
        }
    }

    /** Pings when it is time to; true when the station is dead. While nothing is read, nothing can be heard. */
    boolean findsDead(long now) {
        if (!reading) {
            return false;
        }
        return switch (liveness.at(now)) {
            case NOTHING -> false;
            case PING -> {
                var _ = socket.writePing(PING);
                yield false;
            }
            case DEAD -> true;
        };
    }
}
