package io.ametrine.provisioning;

import static io.ametrine.platform.database.Select.instant;
import static io.ametrine.platform.database.Select.optionalString;

import io.ametrine.platform.database.Select;
import io.ametrine.platform.rest.Cursor;
import io.ametrine.platform.rest.Limit;
import io.ametrine.platform.rest.Page;
import io.ametrine.provisioning.VariableView.AttributeView;
import io.ametrine.provisioning.VariableView.Characteristics;
import io.ametrine.provisioning.VariableView.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.StatelessSession;

/** A station's device model, page by page: the places of a page first, then what is known of each. */
final class VariableQueries {
    private static final String KEY = "component, component_instance, evse, connector, variable, variable_instance";

    /** What a list may be narrowed to. */
    record Filter(
            Optional<String> component,
            Optional<String> variable,
            Optional<Integer> evse,
            Optional<Integer> connector) {}

    /** A variable known only from a value that was read or set has attributes, but no characteristics. */
    Page<VariableView> list(
            StatelessSession session, StationId station, Filter filter, Optional<Cursor> cursor, Limit limit) {
        Select select = Select.of(
                        "select distinct " + KEY + " from variable_attributes where tenant = ? and station = ?",
                        station.tenant(),
                        station.station())
                .and("lower(component) = lower(?)", filter.component())
                .and("lower(variable) = lower(?)", filter.variable())
                .and("evse = ?", filter.evse())
                .and("connector = ?", filter.connector());
        cursor.ifPresent(from -> select.then(
                "and (" + KEY + ") > (?, ?, ?, ?, ?, ?)",
                from.text(0),
                from.text(1),
                from.number(2),
                from.number(3),
                from.text(4),
                from.text(5)));
        select.then("order by " + KEY + " limit ?", limit.rows());
        Page<VariableKey> keys = Page.of(select.list(session, VariableQueries::key), limit, VariableQueries::cursor);
        return describe(session, station, keys);
    }

    private static Page<VariableView> describe(StatelessSession session, StationId station, Page<VariableKey> keys) {
        Set<String> components = new LinkedHashSet<>();
        keys.items().forEach(key -> components.add(key.component()));
        Map<VariableKey, Characteristics> characteristics = new LinkedHashMap<>();
        Map<VariableKey, List<AttributeView>> attributes = new LinkedHashMap<>();
        String[] names = components.toArray(String[]::new);
        of("select * from variables", station, names)
                .then("and data_type is not null")
                .list(session, row -> characteristics.put(key(row), characteristics(row)));
        of("select * from variable_attributes", station, names)
                .then("order by type")
                .list(
                        session,
                        row -> attributes
                                .computeIfAbsent(key(row), _ -> new ArrayList<>())
                                .add(attribute(row)));
        return keys.map(key -> new VariableView(
                Place.of(key), Optional.ofNullable(characteristics.get(key)), attributes.getOrDefault(key, List.of())));
    }

    private static Select of(String select, StationId station, String[] components) {
        return Select.of(select + " where tenant = ? and station = ?", station.tenant(), station.station())
                .then("and component = any (?)", (Object) components);
    }

    private static VariableKey key(ResultSet row) throws SQLException {
        return new VariableKey(
                row.getString("component"),
                row.getString("component_instance"),
                row.getInt("evse"),
                row.getInt("connector"),
                row.getString("variable"),
                row.getString("variable_instance"));
    }

    private static Cursor cursor(VariableKey key) {
        return Cursor.at(
                key.component(),
                key.componentInstance(),
                key.evse(),
                key.connector(),
                key.variable(),
                key.variableInstance());
    }

    private static Characteristics characteristics(ResultSet row) throws SQLException {
        return new Characteristics(
                row.getString("data_type"),
                optionalString(row, "unit"),
                Optional.ofNullable(row.getBigDecimal("min_limit")),
                Optional.ofNullable(row.getBigDecimal("max_limit")),
                optionalString(row, "values_list"),
                row.getBoolean("monitored"));
    }

    private static AttributeView attribute(ResultSet row) throws SQLException {
        return new AttributeView(
                row.getString("type"),
                optionalString(row, "value"),
                optionalString(row, "pending_value"),
                optionalString(row, "mutability"),
                Optional.ofNullable(row.getObject("persistent", Boolean.class)),
                Optional.ofNullable(row.getObject("constant", Boolean.class)),
                row.getString("source"),
                instant(row, "changed_at"));
    }
}
