package io.ametrine.images;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What was built: the version, the time that all files get, and the commit.
 *
 * @param source where the sources can be had: only who publishes images knows
 */
record Release(String version, Instant created, String revision, Optional<String> source) {
    static final String LICENCE = "Apache-2.0";

    /** The build wrote its version down. */
    static Release of(String revision, Optional<String> source) {
        Properties build = BuildFile.read("build.properties");
        return new Release(build.getProperty("version"), Instant.parse(build.getProperty("created")), revision, source);
    }

    /** As the OCI names them. */
    Map<String, String> labels(ServiceImage service, Base base) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("title", "Ametrine " + service.name());
        labels.put("description", "A service of Ametrine, an open charging station management system for OCPP 2.0.1");
        labels.put("version", version);
        labels.put("revision", revision);
        source.ifPresent(url -> labels.put("source", url));
        labels.put("licenses", LICENCE);
        labels.put("base.name", base.label());
        Map<String, String> named = new LinkedHashMap<>();
        labels.forEach((name, value) -> named.put("org.opencontainers.image." + name, value));
        return named;
    }
}
