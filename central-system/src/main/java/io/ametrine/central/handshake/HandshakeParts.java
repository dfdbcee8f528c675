package io.ametrine.central.handshake;

import io.ametrine.central.CentralSystemConfig;
import io.ametrine.central.publishing.Tracer;
import io.ametrine.central.session.Registrar;
import io.ametrine.central.session.Sessions;
import io.ametrine.platform.directory.DirectoryReplica;
import io.ametrine.platform.directory.StationEntry;
import io.ametrine.platform.observability.Metrics;
import io.micrometer.core.instrument.Timer;

/** What the handshakes of all event loops share. */
public record HandshakeParts(
        String defaultTenant,
        Doors doors,
        PasswordChecks passwords,
        Judge judge,
        Registrar registrar,
        Sessions sessions,
        Refusals refusals,
        HandshakeMeters meters,
        Timer loopDelay)
        implements AutoCloseable {

    public static HandshakeParts of(
            CentralSystemConfig config,
            DirectoryReplica<StationEntry> directory,
            Doors doors,
            Registrar registrar,
            Sessions sessions,
            Tracer tracer,
            Metrics metrics) {
        PasswordChecks passwords = new PasswordChecks(config.node().eventLoops());
        metrics.gauge("ametrine.station.passwords.waiting", passwords::waiting);
        Judge judge = new Judge(directory, passwords, config.listener().securityProfiles(), config.unknownStations());
        HandshakeMeters meters = new HandshakeMeters(metrics);
        Refusals refusals = new Refusals(tracer, meters, () -> registrar.lease().id());
        return new HandshakeParts(
                config.defaultTenant(),
                doors,
                passwords,
                judge,
                registrar,
                sessions,
                refusals,
                meters,
                metrics.timer("ametrine.event.loop.delay"));
    }

    @Override
    public void close() {
        passwords.close();
    }
}
