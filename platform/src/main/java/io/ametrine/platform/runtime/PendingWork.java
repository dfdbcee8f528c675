package io.ametrine.platform.runtime;

import io.ametrine.ocpp.rpc.ErrorCode;
import io.ametrine.platform.broker.Headers;
import io.ametrine.platform.broker.Incoming;
import io.ametrine.platform.broker.Outgoing;
import io.ametrine.platform.database.Database;
import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.envelope.EnvelopeCodec;
import io.ametrine.platform.envelope.Inbound.StationCall;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The calls whose answer waits for outside work, each a row from the batch that began the work to the one that answers. Work cannot
 * be kept, its call can: what a dead process left is put back into the topic and handled again.
 */
final class PendingWork {
    private static final String TOO_LATE = "what the answer depends on did not come in time, send again";

    /** Names the row that a record goes on with: a call that is handled again, or the result of its work. */
    private static final String HEADER = "w";

    /** The row that this record goes on with, if it does so with one. */
    static Optional<String> of(Incoming record) {
        return record.headers().find(HEADER);
    }

    static Outgoing naming(Outgoing record, String id) {
        Headers headers = record.headers().with(HEADER, id);
        return new Outgoing(record.topic(), record.partition(), record.key(), headers, record.value());
    }

    void keep(Turn turn, StationCall call) {
        Outgoing record = naming(EnvelopeCodec.encode(call), turn.id());
        try (PreparedStatement insert = UnitOfWork.current().connection().prepareStatement("""
                insert into pending_work (id, tenant, station, topic, partition, deadline, record) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                """)) {
            insert.setString(1, turn.id());
            insert.setString(2, call.station().tenant());
            insert.setString(3, call.station().station());
            insert.setString(4, record.topic());
            insert.setInt(5, turn.partition());
            insert.setObject(6, call.deadline().atOffset(ZoneOffset.UTC));
            insert.setBytes(7, OutboxCodec.write(List.of(record)));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Takes the row away; false if it was gone: then the call has been answered. */
    boolean take(String id) {
        try (PreparedStatement delete =
                UnitOfWork.current().connection().prepareStatement("delete from pending_work where id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Answers that the work failed, unless the call was answered meanwhile. */
    void fail(String id, StationCall call, String why) {
        if (take(id)) {
            Replies.refuse(call, ErrorCode.INTERNAL_ERROR, why);
        }
    }

    /** Answers what nobody answered and nobody will. */
    void sweep(Instant deadlineBefore) {
        try {
            Connection connection = UnitOfWork.current().connection();
            Select.of(
                            "delete from pending_work where id in (select id from pending_work where deadline < ?"
                                    + " limit 200 for update skip locked) returning record",
                            deadlineBefore)
                    .list(
                            connection,
                            row -> OutboxCodec.read(row.getBytes("record")).getFirst())
                    .forEach(record -> Replies.refuse(call(record), ErrorCode.INTERNAL_ERROR, TOO_LATE));
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static StationCall call(Outgoing record) {
        Incoming incoming =
                new Incoming(record.topic(), 0, 0, record.key(), record.headers(), record.value(), Instant.EPOCH);
        return (StationCall) EnvelopeCodec.decodeInbound(incoming);
    }

    /** The calls that a former owner of the partition was at work on, to be published again. */
    static List<Outgoing> left(Database database, TopicPartition partition) throws SQLException {
        try (Connection connection = database.connect()) {
            List<Outgoing> calls = Select.of(
                            "select record from pending_work where topic = ? and partition = ? order by since",
                            partition.topic(),
                            partition.partition())
                    .list(
                            connection,
                            row -> OutboxCodec.read(row.getBytes("record")).getFirst());
            connection.rollback();
            return calls;
        }
    }
}
