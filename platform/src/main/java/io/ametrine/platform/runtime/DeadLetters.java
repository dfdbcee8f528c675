package io.ametrine.platform.runtime;

import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.StationKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the records that no handler could take, each whole, so that it can be replayed. */
final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_FAILURE = 4_000;

    void keep(Incoming record, Throwable why) {
        log.error(
                "message put aside key={} topic={} partition={} offset={} message={}",
                record.key(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.headers().find("m").orElse("-"),
                why);
        StationKey station = record.key().indexOf('/') > 0 ? StationKey.parse(record.key()) : new StationKey("-", "-");
        try (PreparedStatement insert = UnitOfWork.current().connection().prepareStatement("""
                insert into dead_letters (tenant, station, topic, partition, record_offset, action, message_id, record, failure)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, station.tenant());
            insert.setString(2, station.station());
            insert.setString(3, record.topic());
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setString(6, record.headers().find("a").orElse(null));
            insert.setString(7, record.headers().find("m").orElse(null));
            insert.setBytes(8, OutboxCodec.write(List.of(original(record))));
            insert.setString(9, described(why));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static Outgoing original(Incoming record) {
        return Outgoing.pinned(record.topic(), record.partition(), record.key(), record.headers(), record.value());
    }

    private static String described(Throwable why) {
        String text = why.toString().replace("\0", "");
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
    }
}
