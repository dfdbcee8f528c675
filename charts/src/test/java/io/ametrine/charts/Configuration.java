package io.ametrine.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** docs/configuration.md, read back: which service asks for which variable. */
record Configuration(List<Variable> variables) {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(AMETRINE_\\w+)` \\| (.*?) \\| (secret: )?(.*) \\| ([^|]*) \\|");
    private static final List<String> SERVICES = List.of(
            "api-gateway",
            "authorization",
            "central-system",
            "monitoring",
            "provisioning",
            "security",
            "smart-charging",
            "transactions");
    private static final List<String> KEPT = kept();
    private static final Set<String> LOGGING = Set.of("AMETRINE_LOG_FORMAT", "AMETRINE_LOG_LEVEL");

    /** One row. */
    record Variable(String name, boolean required, boolean secret, Set<String> services) {
        boolean isOf(String service) {
            return services.contains(service);
        }
    }

    static Configuration read() {
        try {
            return new Configuration(Files.readString(PAGE)
                    .lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Variable(
                            row.group(1), row.group(2).contains("required"), row.group(3) != null, services(row)))
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The beginnings of names that the chart refuses below settings, because it sets those itself. */
    private static List<String> kept() {
        try {
            return Files.readString(Chart.SOURCE.resolve("templates/_validate.tpl"))
                    .lines()
                    .filter(line -> line.startsWith("AMETRINE_"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> services(Matcher row) {
        String names = row.group(5);
        return Set.copyOf(names.equals("all") ? SERVICES : List.of(names.split(", ")));
    }

    /** What values may set below settings: one list for each service, as JSON. */
    String free() {
        return SERVICES.stream()
                .map(service -> "  \"" + service + "\": [" + free(service) + "]")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private String free(String service) {
        return variables.stream()
                .filter(variable -> variable.isOf(service) && !isKeptByTheChart(variable.name()))
                .map(variable -> "\n    \"" + variable.name() + "\"")
                .sorted()
                .collect(Collectors.joining(","));
    }

    static boolean isKeptByTheChart(String variable) {
        return KEPT.stream().anyMatch(variable::startsWith);
    }

    boolean isKnown(String name) {
        return variables.stream().anyMatch(variable -> variable.name().equals(name));
    }

    Set<String> secrets() {
        return variables.stream().filter(Variable::secret).map(Variable::name).collect(Collectors.toSet());
    }

    /** A service with one of these would not start. */
    Set<String> unknownTo(String service, Set<String> given) {
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(LOGGING);
        variables.stream().filter(variable -> variable.isOf(service)).forEach(variable -> {
            unknown.remove(variable.name());
            if (variable.secret()) {
                unknown.remove(variable.name() + "_FILE");
            }
        });
        return unknown;
    }

    /** A service without one of these would not start. */
    Set<String> missingOf(String service, Set<String> given) {
        return variables.stream()
                .filter(variable -> variable.required() && variable.isOf(service))
                .map(Variable::name)
                .filter(name -> !given.contains(name) && !given.contains(name + "_FILE"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
