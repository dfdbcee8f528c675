package io.ametrine.platform.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The AMETRINE_* variables of one process. {@code database.pool-size} is read from AMETRINE_DATABASE_POOL_SIZE. A missing,
 * malformed or unknown key stops the service and names itself.
 */
public final class Settings {
    private static final String PREFIX = "AMETRINE_";
    private static final String FILE = "_FILE";
    /** Read by the logging configuration itself, in every service. */
    private static final Set<String> LOGGING = Set.of("AMETRINE_LOG_FORMAT", "AMETRINE_LOG_LEVEL");

    private final Map<String, String> values;
    private final Map<String, Known> asked = new ConcurrentSkipListMap<>();

    /**
     * What a service knows of a variable: whether it must be set, and what it is otherwise, if anything.
     *
     * @param secret it may also be given as the path of a file that holds it, in a variable that ends in _FILE
     */
    public record Known(boolean required, Optional<String> fallback, boolean secret) {
        private static final Known REQUIRED = new Known(true, Optional.empty(), false);
        private static final Known OPTIONAL = new Known(false, Optional.empty(), false);

        private static Known otherwise(String fallback) {
            return new Known(false, Optional.of(fallback), false);
        }

        private Known asSecret() {
            return new Known(required, fallback, true);
        }
    }

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    public static Settings of(Map<String, String> environment) {
        Map<String, String> ours = new TreeMap<>();
        environment.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && !value.isBlank()) {
                ours.put(key, value.strip());
            }
        });
        return new Settings(ours);
    }

    public static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public Optional<String> optional(String key) {
        return ask(key, Known.OPTIONAL);
    }

    private Optional<String> ask(String key, Known known) {
        String variable = variable(key);
        asked.put(variable, known);
        return Optional.ofNullable(values.get(variable));
    }

    /** Without it the service does not start; the example is what a message shows. */
    public String required(String key, String example) {
        return ask(key, Known.REQUIRED)
                .orElseThrow(() -> new SettingsException(variable(key) + " is missing and has no default."
                        + SettingsException.example(variable(key), example)));
    }

    public String string(String key, String fallback) {
        return ask(key, Known.otherwise(fallback)).orElse(fallback);
    }

    public Secret secret(String key) {
        return secret(key, "\"$(openssl rand -hex 32)\"");
    }

    public Secret secret(String key, String example) {
        return revealed(key, Known.REQUIRED)
                .orElseThrow(() -> new SettingsException(variable(key)
                        + " is missing and has no default. Set it, or set " + file(key)
                        + " to the path of a file that holds it."
                        + SettingsException.example(variable(key), example)));
    }

    public Optional<Secret> optionalSecret(String key) {
        return revealed(key, Known.OPTIONAL);
    }

    /** From the variable itself, or from the file that its neighbour names: a mounted file shows in no environment. */
    private Optional<Secret> revealed(String key, Known known) {
        Optional<String> plain = ask(key, known.asSecret());
        Optional<String> path = Optional.ofNullable(values.get(file(key)));
        if (plain.isPresent() && path.isPresent()) {
            throw new SettingsException(variable(key) + " and " + file(key) + " are both set. Remove one of them.");
        }
        return plain.or(() -> path.map(name -> content(file(key), name))).map(Secret::of);
    }

    private static String file(String key) {
        return variable(key) + FILE;
    }

    private static String content(String variable, String path) {
        try {
            String text = Files.readString(Path.of(path)).strip();
            if (text.isEmpty()) {
                throw new SettingsException(
                        variable + " names " + path + ", which is empty. Write the secret into it.");
            }
            return text;
        } catch (IOException | InvalidPathException _) {
            throw new SettingsException(variable + " must be a file that can be read, but is \"" + path + "\".");
        }
    }

    /** A file that a library will read. */
    public Optional<Path> path(String key) {
        return optional(key)
                .map(text -> parsed(key, text, "a file that can be read", "/run/secrets/" + key, Settings::readable));
    }

    private static Path readable(String text) {
        Path path = Path.of(text);
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException();
        }
        return path;
    }

    /** An address of the example's scheme, or of one of {@code schemes}, that names a host. */
    public URI address(String key, String example, String... schemes) {
        return address(key, required(key, example), example, schemes);
    }

    /** Like {@link #address}, of what a service can do without. */
    public Optional<URI> optionalAddress(String key, String example, String... schemes) {
        return optional(key).map(text -> address(key, text, example, schemes));
    }

    private static URI address(String key, String text, String example, String... schemes) {
        String variable = variable(key);
        try {
            URI address = new URI(text);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("");
            if (address.getHost() != null
                    && (example.startsWith(scheme + ":") || Set.of(schemes).contains(scheme))) {
                return address;
            }
        } catch (URISyntaxException _) {
            // Its message quotes the value, which may hold a password.
        }
        throw new SettingsException(
                variable + " must be an address with scheme and host (its value is not shown: it may"
                        + " hold a password)." + SettingsException.example(variable, example));
    }

    public Whole integer(String key, int fallback) {
        String text = string(key, Integer.toString(fallback));
        return new Whole(variable(key), parsed(key, text, "a whole number", fallback, Integer::parseInt), fallback);
    }

    /** From 0 (none) to 1 (all). */
    public double share(String key, double fallback) {
        String text = string(key, Double.toString(fallback));
        return parsed(key, text, "a number from 0 to 1", fallback, Settings::partOfOne);
    }

    private static double partOfOne(String text) {
        double share = Double.parseDouble(text);
        if (share >= 0 && share <= 1) {
            return share;
        }
        throw new IllegalArgumentException();
    }

    public boolean flag(String key, boolean fallback) {
        return parsed(key, string(key, Boolean.toString(fallback)), "true or false", fallback, Settings::truth);
    }

    /** Accepts {@code 250ms}, {@code 20s}, {@code 5m}, {@code 2h}, {@code 14d} or ISO 8601 ({@code PT20S}). */
    public Duration duration(String key, Duration fallback) {
        return ask(key, Known.otherwise(text(fallback)))
                .map(text ->
                        parsed(key, text, "a duration such as 250ms, 20s, 5m or PT20S", text(fallback), Settings::span))
                .orElse(fallback);
    }

    public <E extends Enum<E>> E choice(String key, E fallback) {
        Class<E> type = fallback.getDeclaringClass();
        return parsed(
                key,
                string(key, written(fallback)),
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Settings::written)
                                .collect(Collectors.joining(", ")),
                written(fallback),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Call once every record has read its keys: what is left over is a typing error or belongs to another service. */
    public void refuseUnknown() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(asked.keySet());
        asked.forEach((variable, known) -> {
            if (known.secret()) {
                unknown.remove(variable + FILE);
            }
        });
        unknown.removeAll(LOGGING);
        if (!unknown.isEmpty()) {
            Set<String> known = new TreeSet<>(asked.keySet());
            known.addAll(LOGGING);
            String each = unknown.stream()
                    .map(name -> name
                            + NearestName.in(known, name)
                                    .map(near -> " (did you mean " + near + "?)")
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
            throw new SettingsException("Unknown: " + each + ". Correct or remove it. This service knows: "
                    + String.join(", ", known) + ".");
        }
    }

    /** Every variable that was asked for, in order. */
    public SortedMap<String, Known> known() {
        return new TreeMap<>(asked);
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Duration span(String text) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long amount = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException();
        };
    }

    private static <T> T parsed(String key, String text, String expected, Object example, Parser<T> parser) {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException | DateTimeParseException _) {
            throw new SettingsException(variable(key) + " must be " + expected + ", but is \"" + text + "\"."
                    + SettingsException.example(variable(key), example));
        }
    }

    private interface Parser<T> {
        T parse(String text);
    }

    /** A whole number that still has to name its range. */
    public record Whole(String variable, int value, int fallback) {
        public int between(int least, int most) {
            if (value < least || value > most) {
                throw new SettingsException(variable + " must lie between " + least + " and " + most + ", but is "
                        + value + "." + SettingsException.example(variable, fallback));
            }
            return value;
        }
    }
}
