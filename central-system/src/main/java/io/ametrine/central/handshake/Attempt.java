package io.ametrine.central.handshake;

import io.ametrine.platform.envelope.StationKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** One handshake: who says to be calling, from where, with which credentials, and when (in nanoseconds of the JVM). */
record Attempt(StationKey station, String remoteAddress, Optional<BasicCredentials> credentials, long at) {
    static Attempt of(StationKey station, HttpServerRequest request) {
        Optional<String> authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
        return new Attempt(station, address(request), BasicCredentials.parse(authorization), System.nanoTime());
    }

    static String address(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
