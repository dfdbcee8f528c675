package io.ametrine.provisioning;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalInstant;
import static io.ametrine.platform.database.Select.optionalString;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.provisioning.StationView.ClockSkew;
import io.ametrine.provisioning.StationView.Connection;
import io.ametrine.provisioning.StationView.Identity;
import io.ametrine.provisioning.StationView.LastBoot;
import io.ametrine.provisioning.StationView.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** Stations as REST shows them, one or page by page. */
final class StationQueries {
    private static final String STATIONS = """
            select s.*, i.vendor as told_vendor, i.model as told_model, i.serial_number as told_serial_number,
                   i.firmware_version as told_firmware_version, i.iccid, i.imsi, i.booted_at, i.boot_reason, i.boot_status,
                   coalesce(p.online, false) as online, p.online_since, p.offline_since, p.last_seen, p.protocol,
                   p.remote_address, p.node, p.offline_reason, p.refused_at, p.refused_reason, p.refused_address,
                   c.skew_millis, c.measured_at
            from stations s
            left join identities i on i.tenant = s.tenant and i.station = s.station
            left join presences p on p.tenant = s.tenant and p.station = s.station
            left join clocks c on c.tenant = s.tenant and c.station = s.station
            where not s.deleted
            """;

    /** What a list may be narrowed to. */
    record Filter(
            Optional<Boolean> online,
            Optional<String> registration,
            Optional<String> vendor,
            Optional<String> model,
            Optional<String> firmwareVersion,
            Optional<String> search) {}

    Optional<StationView> one(StatelessSession session, StationId id) {
        return Select.of(STATIONS)
                .then("and s.tenant = ? and s.station = ?", id.tenant(), id.station())
                .first(session, StationQueries::view);
    }

    Page<StationView> list(
            StatelessSession session, String tenant, Filter filter, Optional<Cursor> cursor, Limit limit) {
        Select select = Select.of(STATIONS)
                .then("and s.tenant = ?", tenant)
                .and("coalesce(p.online, false) = ?", filter.online())
                .and("s.registration = ?", filter.registration())
                .and("i.vendor = ?", filter.vendor())
                .and("i.model = ?", filter.model())
                .and("i.firmware_version = ?", filter.firmwareVersion())
                .and("position(? in lower(s.station || ' ' || coalesce(s.name, ''))) > 0", lowerCase(filter.search()))
                .and("s.station > ?", cursor.map(from -> from.text(0)))
                .then("order by s.station limit ?", limit.rows());
        return Page.of(select.list(session, StationQueries::view), limit, station -> Cursor.at(station.id()));
    }

    private static Optional<String> lowerCase(Optional<String> search) {
        return search.map(text -> text.toLowerCase(Locale.ROOT));
    }

    private static StationView view(ResultSet row) throws SQLException {
        return new StationView(
                row.getString("station"),
                row.getLong("version"),
                row.getString("registration"),
                row.getInt("security_profile"),
                row.getString("verifier") != null,
                optionalString(row, "serial_number"),
                optionalString(row, "name"),
                row.getInt("boot_interval"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                identity(row),
                connection(row),
                clock(row));
    }

    private static Optional<Identity> identity(ResultSet row) throws SQLException {
        if (row.getString("told_vendor") == null) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                row.getString("told_vendor"),
                row.getString("told_model"),
                optionalString(row, "told_serial_number"),
                optionalString(row, "told_firmware_version"),
                optionalString(row, "iccid"),
                optionalString(row, "imsi"),
                new LastBoot(instant(row, "booted_at"), row.getString("boot_reason"), row.getString("boot_status"))));
    }

    private static Connection connection(ResultSet row) throws SQLException {
        return new Connection(
                row.getBoolean("online"),
                optionalInstant(row, "online_since"),
                optionalInstant(row, "offline_since"),
                optionalInstant(row, "last_seen"),
                optionalString(row, "protocol"),
                optionalString(row, "remote_address"),
                optionalString(row, "node"),
                optionalString(row, "offline_reason"),
                refusal(row));
    }

    private static Optional<Refusal> refusal(ResultSet row) throws SQLException {
        if (row.getString("refused_reason") == null) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                instant(row, "refused_at"), row.getString("refused_reason"), row.getString("refused_address")));
    }

    private static Optional<ClockSkew> clock(ResultSet row) throws SQLException {
        if (optionalInstant(row, "measured_at").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClockSkew(row.getLong("skew_millis"), instant(row, "measured_at")));
    }
}
