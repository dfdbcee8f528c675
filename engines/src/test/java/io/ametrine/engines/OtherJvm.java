package io.ametrine.engines;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own that runs engines until told to end, started like standalone: `java -jar` of a jar naming others. */
final class OtherJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> heard = new ArrayList<>();

    private OtherJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** The main method of the other JVM. */
    public static void main(String[] arguments) throws IOException {
        try (Engines engines =
                Engines.start(EnginesConfig.keeping(Path.of(arguments[0])).withBinaries(Path.of(arguments[1])))) {
            Stream.of(engines.kafka(), engines.postgres(), engines.redis())
                    .forEach(engine -> System.out.println("pid " + engine.pid()));
            System.out.println("ready");
            System.out.println("told to end: " + System.in.read());
        } catch (EngineException refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }

    static OtherJvm start(EnginesConfig config, Path jar) throws IOException {
        writeJar(jar);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new OtherJvm(new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-jar",
                        jar.toString(),
                        config.dataFolder().toString(),
                        config.binariesFolder().toString())
                .redirectErrorStream(true)
                .start());
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, OtherJvm.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    long pid() {
        return process.pid();
    }

    /** Reads until a line begins with the word; the line. */
    String await(String word) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            heard.add(line);
            if (line.startsWith(word)) {
                return line;
            }
        }
        throw new IOException("The other JVM ended without saying " + word + ": " + heard);
    }

    List<ProcessHandle> engines() {
        return heard.stream()
                .filter(line -> line.startsWith("pid "))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.substring(4))).stream())
                .toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
