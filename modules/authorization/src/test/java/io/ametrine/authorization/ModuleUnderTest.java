package io.ametrine.authorization;

import io.ametrine.ocpp.v201.OcppRequest;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.config.TracingConfig;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.runtime.ServiceProbe;
import java.net.http.HttpResponse;
import java.util.Set;

/** The running service, seen from the broker and from its REST door. */
final class ModuleUnderTest implements AutoCloseable {
    private final ServiceProbe probe = new ServiceProbe();
    private final AuthorizationService service;
    final DirectoryReplica<TokenEntry> directory;

    ModuleUnderTest() {
        directory = DirectoryReplica.follow(probe.kafka(), Topics.DIRECTORY_TOKENS, TokenEntry.class);
        service = AuthorizationService.start(new AuthorizationConfig(
                probe.kafka(), probe.database(), probe.redis(), probe.http(), TracingConfig.OFF, ServiceProbe.SECRET));
    }

    /** The module's answer to a station's CALL, as JSON text. */
    String call(StationKey station, OcppRequest request) {
        return probe.ask(station, request);
    }

    HttpResponse<String> get(String tenant, String path) {
        return send(tenant, "GET", path, "");
    }

    HttpResponse<String> send(String tenant, String method, String path, String body) {
        return probe.send(
                service.url(), method, "/api/v1" + path, body, new Caller(tenant, "test", Set.of(Role.ADMIN)));
    }

    @Override
    public void close() {
        service.close();
        directory.close();
        probe.close();
    }
}
