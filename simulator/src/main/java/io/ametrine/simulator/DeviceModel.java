package io.ametrine.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The components and variables of one station, from device-model.csv and its EVSEs. */
final class DeviceModel {
    private static final List<String[]> ROWS = rows();

    private final Map<VariableKey, Variable> variables = new LinkedHashMap<>();

    DeviceModel(String station, int evses) {
        for (String[] row : ROWS) {
            String value = row[7].replace('|', ',');
            variables.put(VariableKey.of(row[0], row[1], row[2]), new Variable(row[3], row[4], row[5], row[6], value));
        }
        require(VariableKey.of("SecurityCtrlr", "Identity")).hold(station);
        require(VariableKey.of("ChargingStation", "SerialNumber")).hold(serialNumber(station));
        for (int evse = 1; evse <= evses; evse++) {
            addEvse(evse);
        }
    }

    static String serialNumber(String station) {
        String serial = "SIM-" + station;
        return serial.substring(0, Math.min(25, serial.length()));
    }

    Map<VariableKey, Variable> all() {
        return variables;
    }

    Optional<Variable> find(VariableKey key) {
        return Optional.ofNullable(variables.get(key));
    }

    boolean hasComponent(VariableKey key) {
        return variables.keySet().stream().anyMatch(known -> known.isOfComponent(key));
    }

    void hold(VariableKey key, String value) {
        require(key).hold(value);
    }

    String text(String component, String variable) {
        return require(VariableKey.of(component, variable)).value();
    }

    int number(String component, String variable, String instance) {
        return Integer.parseInt(
                require(VariableKey.of(component, variable, instance)).value());
    }

    int number(String component, String variable) {
        return number(component, variable, "");
    }

    boolean flag(String component, String variable) {
        return Boolean.parseBoolean(text(component, variable));
    }

    private Variable require(VariableKey key) {
        return Objects.requireNonNull(variables.get(key), key.toString());
    }

    private void addEvse(int evse) {
        String states = "Available|Occupied|Reserved|Unavailable|Faulted";
        add("EVSE", evse, 0, "AvailabilityState", new Variable("OptionList", "ReadOnly", "", states, "Available"));
        add("EVSE", evse, 0, "Available", new Variable("boolean", "ReadOnly", "", "", "true"));
        add("EVSE", evse, 0, "Power", new Variable("decimal", "ReadOnly", "W", "0..22000", "0"));
        add("EVSE", evse, 0, "SupplyPhases", new Variable("integer", "ReadOnly", "", "0..3", "3"));
        add("Connector", evse, 1, "AvailabilityState", new Variable("OptionList", "ReadOnly", "", states, "Available"));
        add("Connector", evse, 1, "Available", new Variable("boolean", "ReadOnly", "", "", "true"));
        add("Connector", evse, 1, "ConnectorType", new Variable("string", "ReadOnly", "", "", "cType2"));
        add("Connector", evse, 1, "SupplyPhases", new Variable("integer", "ReadOnly", "", "0..3", "3"));
    }

    private void add(String component, int evse, int connector, String variable, Variable content) {
        variables.put(new VariableKey(component, evse, connector, variable, ""), content);
    }

    private static List<String[]> rows() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DeviceModel.class.getResourceAsStream("device-model.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.split(",", 8)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
