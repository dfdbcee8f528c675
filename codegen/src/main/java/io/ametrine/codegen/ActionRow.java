package io.ametrine.codegen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One line of actions.csv: who sends the message, and the functional block of its main use case. */
record ActionRow(String name, String direction, String block) {
    private static final String TABLE = "actions.csv";

    static List<ActionRow> table() {
        try (InputStream in = ActionRow.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new SchemaException(TABLE + " is missing from codegen");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
            return lines.skip(1).map(ActionRow::parse).toList();
        } catch (IOException unreadable) {
            throw new SchemaException(TABLE + " cannot be read", unreadable);
        }
    }

    private static ActionRow parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != 3) {
            throw new SchemaException("%s: expected action,direction,block, found \"%s\"".formatted(TABLE, line));
        }
        return new ActionRow(cells[0], cells[1], cells[2]);
    }

    String constant() {
        return Names.constant(name);
    }
}
