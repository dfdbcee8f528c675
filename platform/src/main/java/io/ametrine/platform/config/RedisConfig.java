package io.ametrine.platform.config;

import java.net.URI;

/** Where Redis is, as a redis:// or rediss:// address. */
public record RedisConfig(URI url) {
    public static RedisConfig from(Settings settings) {
        return new RedisConfig(settings.uri("redis.url"));
    }
}
