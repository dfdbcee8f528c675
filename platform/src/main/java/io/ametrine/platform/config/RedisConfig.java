package io.ametrine.platform.config;

import java.net.URI;

/** Where Redis is, as a redis:// or rediss:// address. */
public record RedisConfig(URI url) {
    private static final int USUAL_PORT = 6379;

    public static RedisConfig from(Settings settings) {
        return new RedisConfig(settings.address("redis.url", "redis://127.0.0.1:6379", "rediss"));
    }

    /** host:port, without the credentials that the URL may hold. */
    public String address() {
        return url.getHost() + ":" + (url.getPort() < 0 ? USUAL_PORT : url.getPort());
    }

    @Override
    public String toString() {
        return address();
    }
}
