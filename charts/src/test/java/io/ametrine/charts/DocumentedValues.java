package io.ametrine.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** values.yaml, line by line: each value's path, what stands above it, and its default. */
record DocumentedValues(List<Value> values) {
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):(?: (.+))?");
    private static final int STEP = 2;

    /** One value; without a default it only holds others. */
    record Value(String path, String meaning, String fallback) {
        boolean holdsOthers() {
            return fallback.isEmpty();
        }
    }

    static DocumentedValues read() {
        try {
            return new DocumentedValues(parse(Files.readAllLines(Chart.SOURCE.resolve("values.yaml"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Value> parse(List<String> lines) {
        List<Value> values = new ArrayList<>();
        Deque<String> above = new ArrayDeque<>();
        String meaning = "";
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            Matcher key = KEY.matcher(line);
            if (line.isBlank()) {
                meaning = "";
            } else if (line.strip().startsWith("#")) {
                meaning = (meaning + " " + line.strip().substring(1).strip()).strip();
            } else if (key.matches()) {
                while (above.size() > key.group(1).length() / STEP) {
                    above.removeLast();
                }
                above.addLast(key.group(2));
                String fallback = key.group(3) == null ? listed(lines, index) : key.group(3);
                values.add(new Value(String.join(".", above), meaning, fallback));
                meaning = "";
            }
        }
        return List.copyOf(values);
    }

    /** A list that stands below its key. */
    private static String listed(List<String> lines, int index) {
        String next = index + 1 < lines.size() ? lines.get(index + 1).strip() : "";
        return next.startsWith("- ") ? "[" + next.substring(STEP) + "]" : "";
    }
}
