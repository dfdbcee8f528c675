package io.ametrine.codegen;

import io.ametrine.codegen.TypeDefinition.EnumType;
import io.ametrine.codegen.TypeDefinition.ObjectType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Build step: prints the Java types of OCPP 2.0.1 from its schemas. */
public final class GenerateTypes {
    private GenerateTypes() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("Usage: GenerateTypes <folder of the schemas> <errata.json> <output folder>");
            System.exit(2);
        }
        try {
            List<SchemaFile> schemas =
                    Errata.read(Path.of(arguments[1])).apply(SchemaFile.readAll(Path.of(arguments[0])));
            new SourceFolder(Path.of(arguments[2])).write(generate(schemas, ActionRow.table()));
        } catch (SchemaException | IOException refused) {
            System.err.println("ERROR: " + refused.getMessage());
            System.exit(1);
        }
    }

    static List<JavaFile> generate(List<SchemaFile> schemas, List<ActionRow> actions) {
        requireOneRowPerMessage(schemas, actions);
        List<JavaFile> files = new ArrayList<>();
        for (TypeDefinition type : new SchemaParser(schemas).parse()) {
            files.add(
                    switch (type) {
                        case ObjectType object -> RecordPrinter.print(object);
                        case EnumType enumeration -> EnumPrinter.print(enumeration);
                    });
        }
        files.add(ActionPrinter.print(actions));
        return files;
    }

    private static void requireOneRowPerMessage(List<SchemaFile> schemas, List<ActionRow> actions) {
        Set<String> expected = actions.stream()
                .flatMap(row -> Stream.of(row.name() + "Request", row.name() + "Response"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = schemas.stream().map(SchemaFile::name).collect(Collectors.toCollection(TreeSet::new));
        if (!expected.equals(found)) {
            Set<String> unmatched = new TreeSet<>(expected);
            unmatched.addAll(found);
            unmatched.removeIf(name -> expected.contains(name) && found.contains(name));
            throw new SchemaException("actions.csv and the schema files do not match: " + unmatched);
        }
    }
}
