package io.ametrine.platform.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where traces are told to, if anywhere.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as http://collector:4318; without it nothing is traced
 * @param ratio which share of what begins in this service is followed, from 0 to 1
 * @param authorization what the collector asks for in the header of that name
 */
public record TracingConfig(Optional<URI> endpoint, double ratio, Optional<Secret> authorization) {
    public static final TracingConfig OFF = new TracingConfig(Optional.empty(), 0, Optional.empty());

    public static TracingConfig from(Settings settings) {
        return new TracingConfig(
                settings.optionalAddress("tracing.endpoint", "http://collector:4318", "https"),
                settings.share("tracing.ratio", 0.01),
                settings.optionalSecret("tracing.authorization"));
    }
}
