package io.ametrine.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchSchemasTest {
    private static final String NO_SUCH_COMMAND = "npm-that-is-not-installed";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void archiveWithAnotherChecksumIsRefused() throws IOException {
        NpmPackage expected = new NpmPackage("schemas", "1.0.0", "c29tZXRoaW5nIGVsc2U=");
        Files.write(folder.resolve(expected.fileName()), tar("package/schema/v2.0/A.json", "{}"));

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> FetchSchemas.fetch(expected, NO_SUCH_COMMAND, folder, folder.resolve("out")))
                .withMessageContaining("has SHA-512 ")
                .withMessageContaining("expected c29tZXRoaW5nIGVsc2U=");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void archiveWithTooFewSchemasIsRefused() throws Exception {
        byte[] archive = tar("package/schema/v2.0/A.json", "{}");
        NpmPackage expected = new NpmPackage("schemas", "1.0.0", sha512(archive));
        Files.write(folder.resolve(expected.fileName()), archive);

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> FetchSchemas.fetch(expected, NO_SUCH_COMMAND, folder, folder.resolve("out")))
                .withMessageContaining("holds 1 schemas in package/schema/v2.0/, expected 128");
    }

    @Test
    void missingNpmIsSaidPlainly() {
        NpmPackage wanted = new NpmPackage("schemas", "1.0.0", "");

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> FetchSchemas.fetch(wanted, NO_SUCH_COMMAND, folder, folder.resolve("out")))
                .withMessageStartingWith("npm is missing:")
                .withMessageContaining("Install Node.js with npm");
    }

    @Test
    void onlyFilesDirectlyInTheFolderAreExtracted() throws IOException {
        Path archive = folder.resolve("a.tgz");
        Files.write(
                archive,
                tar(
                        "package/a/One.json", "{\"one\":1}",
                        "package/a/deeper/Two.json", "{}",
                        "package/a/../../evil.json", "{}",
                        "package/b/Three.json", "{}"));

        int files = new Archive(archive).extract("package/a/", folder.resolve("out"));

        assertThat(files).isEqualTo(1);
        assertThat(folder.resolve("out/One.json")).hasContent("{\"one\":1}");
    }

    private static byte[] tar(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int at = 0; at < namesAndContents.length; at += 2) {
                byte[] content = namesAndContents[at + 1].getBytes(StandardCharsets.UTF_8);
                byte[] block = new byte[512];
                put(block, 0, namesAndContents[at]);
                put(block, 124, "%011o".formatted(content.length));
                block[156] = '0';
                out.write(block);
                out.write(Arrays.copyOf(content, 512));
            }
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static String sha512(byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
    }
}
