package io.ametrine.ocpp.rpc;

import io.ametrine.ocpp.v201.Action;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One known deviation of some stations, declared to be forgiven.
 *
 * @param name what the trace calls it
 * @param vendor of the stations, as they tell it when they boot; like model and firmware without regard to case, {@code *} for anything
 * @param actions of the messages; none for all
 * @param at where in the payload, as a JSON pointer in which {@code *} is any property or index; anywhere without it
 * @param zone of times without one; Z without it
 */
public record LeniencyRule(
        String name,
        String vendor,
        Optional<String> model,
        Optional<String> firmware,
        Set<String> actions,
        Deviation forgive,
        Optional<String> at,
        Optional<String> zone) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @SuppressWarnings("NullAway") // what the file leaves out arrives as null
    public LeniencyRule {
        require(
                name != null && NAME.matcher(name).matches(),
                "needs a name of 1 to 64 letters, digits, dots and dashes");
        require(vendor != null && !vendor.isBlank(), "needs the vendor of the stations it is for");
        require(forgive != null, "needs \"forgive\": what it forgives");
        actions = actions == null ? Set.of() : Set.copyOf(actions);
        actions.forEach(action -> require(Action.of(action).isPresent(), "names an unknown action: " + action));
        at.ifPresent(pointer ->
                require(pointer.startsWith("/"), "\"at\" must begin with \"/\", like /meterValue/*/timestamp"));
        zone.ifPresent(offset -> require(isOffset(offset), "\"zone\" must be Z or an offset like +02:00"));
        require(zone.isEmpty() || forgive == Deviation.TIME_WITHOUT_ZONE, "\"zone\" is for timeWithoutZone only");
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(expected);
        }
    }

    private static boolean isOffset(String text) {
        try {
            return text.equals("Z")
                    || (text.length() == 6 && ZoneOffset.of(text).getTotalSeconds() != 0);
        } catch (DateTimeException _) {
            return false;
        }
    }

    boolean isFor(Action action, StationMake make) {
        return (actions.isEmpty() || actions.contains(action.wireName()))
                && fits(vendor, make.vendor())
                && model.map(glob -> fits(glob, make.model())).orElse(true)
                && firmware.map(glob -> fits(glob, make.firmware().orElse(""))).orElse(true);
    }

    boolean forgives(Deviation deviation, List<String> path) {
        return forgive == deviation && at.map(pointer -> leads(pointer, path)).orElse(true);
    }

    String zoneOrUtc() {
        return zone.orElse("Z");
    }

    private static boolean leads(String pointer, List<String> path) {
        String[] steps = pointer.substring(1).split("/", -1);
        boolean leads = steps.length == path.size();
        for (int index = 0; leads && index < steps.length; index++) {
            leads = steps[index].equals("*") || steps[index].equals(path.get(index));
        }
        return leads;
    }

    private static boolean fits(String glob, String text) {
        String pattern = Pattern.compile("\\*")
                .splitAsStream(glob + " ")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(text + " ")
                .matches();
    }
}
