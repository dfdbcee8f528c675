package io.ametrine.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Redis is, as a redis:// or, with TLS, a rediss:// address, and who we are to it.
 *
 * @param authority a PEM file of who signs its certificate; without it, whom the JVM trusts
 */
public record RedisConfig(URI url, Optional<String> user, Optional<Secret> password, Optional<Path> authority) {
    private static final int USUAL_PORT = 6379;
    private static final String URL = "redis.url";
    private static final String AUTHORITY = "redis.ca-file";

    public RedisConfig(URI url) {
        this(url, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static RedisConfig from(Settings settings) {
        URI url = settings.address(URL, "redis://127.0.0.1:6379", "rediss");
        Optional<Path> authority = settings.path(AUTHORITY);
        if (url.getUserInfo() != null) {
            throw new SettingsException(Settings.variable(URL) + " must not carry a password. Set "
                    + Settings.variable("redis.password") + " instead.");
        }
        if (authority.isPresent() && !"rediss".equals(url.getScheme())) {
            throw new SettingsException(Settings.variable(AUTHORITY) + " has no meaning without TLS. Remove it, or let "
                    + Settings.variable(URL) + " begin with rediss://.");
        }
        return new RedisConfig(
                url, settings.optional("redis.user"), settings.optionalSecret("redis.password"), authority);
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
