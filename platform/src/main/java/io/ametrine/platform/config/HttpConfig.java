package io.ametrine.platform.config;

/** Where a service serves its own HTTP (health, metrics, resources); port 0 takes a free one. */
public record HttpConfig(String host, int port) {
    public static HttpConfig from(Settings settings, int defaultPort) {
        return new HttpConfig(
                settings.string("http.host", "127.0.0.1"),
                settings.integer("http.port", defaultPort).between(0, 65_535));
    }
}
