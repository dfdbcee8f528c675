package io.ametrine.platform.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A record's headers in order: few, short and text. Built once, then only read. */
public final class Headers {
    private final List<String> names;
    private final List<String> values;

    public Headers() {
        this.names = new ArrayList<>(12);
        this.values = new ArrayList<>(12);
    }

    public Headers with(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Adds a header that there is something for, unless there is one of that name. */
    public Headers unlessPresent(String name, Optional<String> value) {
        return value.isEmpty() || names.contains(name) ? this : with(name, value.get());
    }

    public Optional<String> find(String name) {
        int at = names.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(values.get(at));
    }

    public String require(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("The record has no header \"" + name + "\", only " + names));
    }

    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }

    public String value(int index) {
        return values.get(index);
    }

    @Override
    public String toString() {
        return names + "=" + values;
    }
}
