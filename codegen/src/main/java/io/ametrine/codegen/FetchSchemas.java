package io.ametrine.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Build step: puts the official OCPP 2.0.1 schemas, unmodified and verified, into a resource folder. */
public final class FetchSchemas {
    private static final NpmPackage PACKAGE = new NpmPackage(
            "ocpp-messages",
            "0.2.5",
            "f4h3uqWB8e7QK6jdURjX5fL4RzSqcY2IFg6XroDNfsOelJvEMXyfEpN7KKMnG6/P9y31EGB+6jwGAZPIf3eMxQ==");
    private static final String FOLDER = "package/schema/v2.0/";
    private static final int SCHEMAS = 128;

    private FetchSchemas() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Usage: FetchSchemas <folder for the archive> <folder for the schemas>");
            System.exit(2);
        }
        try {
            fetch(PACKAGE, "npm", Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (SchemaException | IOException refused) {
            System.err.println("ERROR: " + refused.getMessage());
            System.exit(1);
        }
    }

    static void fetch(NpmPackage source, String npm, Path archiveFolder, Path target) throws IOException {
        Path archive = archiveFolder.resolve(source.fileName());
        if (!Files.exists(archive)) {
            source.download(npm, archiveFolder);
        }
        source.verify(archive);
        int files = new Archive(archive).extract(FOLDER, target);
        if (files != SCHEMAS) {
            throw new SchemaException(
                    "%s holds %d schemas in %s, expected %d".formatted(archive, files, FOLDER, SCHEMAS));
        }
    }
}
