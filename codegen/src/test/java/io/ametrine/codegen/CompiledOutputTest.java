package io.ametrine.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledOutputTest {
    /** What ocpp-schemas has by hand, as small as it may be. */
    private static final List<JavaFile> BY_HAND = List.of(
            new JavaFile("OcppRequest", "public interface OcppRequest { Action action(); }"),
            new JavaFile("OcppResponse", "public interface OcppResponse {}"),
            new JavaFile("CustomData", "public record CustomData(String vendorId) {}"),
            new JavaFile("Direction", "public enum Direction { STATION_TO_CSMS, CSMS_TO_STATION, BOTH }"),
            new JavaFile("OwningModule", "public enum OwningModule { PROVISIONING }"),
            new JavaFile(
                    "Block", "public enum Block { O; OwningModule module() { return OwningModule.PROVISIONING; } }"),
            new JavaFile("OptionalJson", """
                    abstract class OptionalJson
                            extends com.fasterxml.jackson.databind.JsonDeserializer<Optional<JsonNode>> {}
                    """),
            new JavaFile("Limits", """
                    final class Limits {
                        static void present(Object value, String component) {}
                        static void text(Object value, int max, String component) {
                            if (value instanceof String text && text.length() > max) {
                                throw new IllegalArgumentException(component);
                            }
                        }
                        static void range(Object value, int min, int max, String component) {}
                        static <T> T list(T value, int min, int max, String component) { return value; }
                        static IllegalArgumentException unknownName(String type, Object known, String name) {
                            return new IllegalArgumentException(type + name);
                        }
                    }
                    """));

    @TempDir
    private Path classes = Path.of("");

    @Test
    void outputCompilesAndWorks() throws Exception {
        List<JavaFile> all = new ArrayList<>(Samples.generated());
        all.addAll(BY_HAND);

        assertThat(compile(all)).isEmpty();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> lamp = loader.loadClass(JavaFile.PACKAGE + ".Lamp");
            Object builder = lamp.getMethod("builder", String.class).invoke(lamp, "desk");
            Object built = builder.getClass().getMethod("build").invoke(builder);
            assertThat(lamp.getMethod("name").invoke(built)).isEqualTo("desk");

            Class<?> colour = loader.loadClass(JavaFile.PACKAGE + ".Colour");
            Object darkBlue = colour.getMethod("of", String.class).invoke(colour, "DarkBlue");
            assertThat(darkBlue).hasToString("DARK_BLUE");
        }
    }

    private String compile(List<JavaFile> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        compiler.getTask(
                        messages,
                        compiler.getStandardFileManager(null, Locale.ROOT, null),
                        null,
                        List.of("-d", classes.toString(), "-Xlint:all,-processing,-classfile", "-Werror", "-proc:none"),
                        null,
                        files.stream().map(Source::new).toList())
                .call();
        return messages.toString();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(JavaFile file) {
            super(URI.create("string:///" + JavaFile.PACKAGE.replace('.', '/') + "/" + file.fileName()), Kind.SOURCE);
            text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
