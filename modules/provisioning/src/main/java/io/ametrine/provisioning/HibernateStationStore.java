package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.broker.Topics;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.directory.DirectoryChange;
import io.ametrine.platform.envelope.Inbound;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.platform.runtime.DirectoryOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Registered stations in PostgreSQL; those that boot in a batch are read with one statement. */
final class HibernateStationStore implements StationStore, BatchStore, DirectoryOwner {
    private final BatchLocal<Map<StationId, Optional<RegisteredStation>>> read = BatchLocal.of(HashMap::new);

    @Override
    public void prefetch(List<Inbound> batch) {
        List<StationId> booting = batch.stream()
                .filter(message -> message.action() == Action.BOOT_NOTIFICATION)
                .map(message -> StationId.of(message.station()))
                .distinct()
                .toList();
        if (!booting.isEmpty()) {
            booting.forEach(id -> read.get().put(id, Optional.empty()));
            session().getMultiple(RegisteredStation.class, booting).stream()
                    .flatMap(row -> Optional.ofNullable(row).stream())
                    .forEach(row -> read.get().put(row.id(), Optional.of(row)));
        }
    }

    @Override
    public Optional<RegisteredStation> find(StationKey station) {
        return row(StationId.of(station)).filter(row -> !row.deleted());
    }

    @Override
    public Optional<RegisteredStation> findForChange(StationKey station) {
        return rowForChange(StationId.of(station)).filter(row -> !row.deleted());
    }

    /** The row as it stands now, a tombstone too, locked so that versions never tie. */
    Optional<RegisteredStation> rowForChange(StationId id) {
        Select.of("select pg_advisory_xact_lock(hashtextextended(?, 0))", "stations/" + id.key())
                .list(session(), _ -> true);
        read.get().remove(id);
        return row(id);
    }

    /** The row, a tombstone too. */
    Optional<RegisteredStation> row(StationId id) {
        return read.get()
                .computeIfAbsent(id, key -> Optional.ofNullable(session().get(RegisteredStation.class, key)));
    }

    @Override
    public void save(RegisteredStation station) {
        session().upsert(station);
        read.get().put(station.id(), Optional.of(station));
        UnitOfWork.current().publish(change(station).toRecord());
    }

    @Override
    public List<DirectoryChange> rows() {
        return session()
                .createSelectionQuery("from RegisteredStation", RegisteredStation.class)
                .getResultList()
                .stream()
                .map(HibernateStationStore::change)
                .toList();
    }

    private static DirectoryChange change(RegisteredStation station) {
        return new DirectoryChange(Topics.DIRECTORY_STATIONS, station.directoryEntry());
    }

    private static StatelessSession session() {
        return UnitOfWork.current().session();
    }
}
