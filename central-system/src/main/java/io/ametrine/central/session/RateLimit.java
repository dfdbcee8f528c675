package io.ametrine.central.session;

/** How much one station may send: a second's worth at once, then so many messages and bytes per second. */
final class RateLimit {
    private static final int BURST_SECONDS = 2;

    private final int messagesPerSecond;
    private final int bytesPerSecond;
    private double messages;
    private double bytes;
    private long at;

    RateLimit(int messagesPerSecond, int bytesPerSecond, long now) {
        this.messagesPerSecond = messagesPerSecond;
        this.bytesPerSecond = bytesPerSecond;
        this.messages = (double) BURST_SECONDS * messagesPerSecond;
        this.bytes = (double) BURST_SECONDS * bytesPerSecond;
        this.at = now;
    }

    void took(int size, long now) {
        refill(now);
        messages -= 1;
        bytes -= size;
    }

    /** False while the station has to wait. */
    boolean allows(long now) {
        refill(now);
        return messages >= 0 && bytes >= 0;
    }

    private void refill(long now) {
        double seconds = (now - at) / 1e9;
        messages = Math.min((double) BURST_SECONDS * messagesPerSecond, messages + seconds * messagesPerSecond);
        bytes = Math.min((double) BURST_SECONDS * bytesPerSecond, bytes + seconds * bytesPerSecond);
        at = now;
    }
}
