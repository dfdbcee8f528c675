package io.ametrine.provisioning;

import io.ametrine.ocpp.v201.Component;
import io.ametrine.ocpp.v201.MessageInfo;
import io.ametrine.platform.database.BatchLocal;
import io.ametrine.platform.database.MultiRow;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.BatchStore;
import io.ametrine.provisioning.DisplayMessageStore.DisplayMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Display messages in PostgreSQL; of the changes to one message in a batch the last counts. */
final class HibernateDisplayMessageStore implements DisplayMessageStore, BatchStore {
    private static final MultiRow MESSAGES = MultiRow.of(
            """
            insert into display_messages (tenant, station, id, priority, state, starts_at, ends_at, transaction_id,
                                          format, language, content, component, evse, changed_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, station, id) do update set
                priority = excluded.priority, state = excluded.state, starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, transaction_id = excluded.transaction_id, format = excluded.format,
                language = excluded.language, content = excluded.content, component = excluded.component,
                evse = excluded.evse, changed_at = excluded.changed_at
            """,
            "text",
            "text",
            "int4",
            "text",
            "text",
            "timestamptz",
            "timestamptz",
            "text",
            "text",
            "text",
            "text",
            "text",
            "int4",
            "timestamptz");

    private static final MultiRow REMOVALS = MultiRow.of("""
            delete from display_messages using unnest(?, ?, ?) as gone (tenant, station, id)
            where display_messages.tenant = gone.tenant and display_messages.station = gone.station
              and display_messages.id = gone.id
            """, "text", "text", "int4");

    private final BatchLocal<Map<Place, Optional<DisplayMessage>>> rows = BatchLocal.of(LinkedHashMap::new);

    @Override
    public void save(DisplayMessage message) {
        rows.get().put(new Place(message.station(), message.info().id()), Optional.of(message));
    }

    @Override
    public void remove(StationKey station, int id) {
        rows.get().put(new Place(station, id), Optional.empty());
    }

    @Override
    public void flush() {
        Map<Place, Optional<DisplayMessage>> changed = rows.get();
        List<DisplayMessage> shown =
                changed.values().stream().flatMap(Optional::stream).toList();
        List<Place> removed = changed.entrySet().stream()
                .filter(change -> change.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        MESSAGES.write(shown, HibernateDisplayMessageStore::row);
        REMOVALS.write(removed, HibernateDisplayMessageStore::row);
        changed.clear();
    }

    private static @Nullable Object[] row(DisplayMessage message) {
        MessageInfo info = message.info();
        return MultiRow.row(
                message.station().tenant(),
                message.station().station(),
                info.id(),
                info.priority().wireName(),
                info.state().map(state -> state.wireName()),
                info.startDateTime(),
                info.endDateTime(),
                info.transactionId(),
                info.message().format().wireName(),
                info.message().language(),
                info.message().content(),
                info.display().map(Component::name),
                info.display().flatMap(Component::evse).map(evse -> evse.id()),
                message.changedAt());
    }

    private static @Nullable Object[] row(Place gone) {
        return MultiRow.row(gone.station.tenant(), gone.station.station(), gone.id);
    }

    /** What a message is stored under. */
    private record Place(StationKey station, int id) {}
}
