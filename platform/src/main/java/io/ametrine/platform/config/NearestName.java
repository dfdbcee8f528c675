package io.ametrine.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody most likely meant to write. */
final class NearestName {
    private static final int MOST_SLIPS = 5;

    private NearestName() {}

    /** The known name that the fewest slips of the keyboard turn into {@code written}, unless it takes too many. */
    static Optional<String> in(Collection<String> known, String written) {
        return known.stream()
                .min(Comparator.comparingInt(name -> slips(name, written)))
                .filter(name -> slips(name, written) <= MOST_SLIPS);
    }

    /** Characters left out, put in or replaced (Levenshtein's distance). */
    private static int slips(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
