package io.ametrine.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * One service as an image: what it is called, where its build lies, what it listens on, and how it is started.
 *
 * @param folder of its build, below the root of the repository
 */
record ServiceImage(String folder, int httpPort, OptionalInt stationPort) {
    private static final Properties FACTS = BuildFile.read("images.properties");

    static final String REPOSITORY = FACTS.getProperty("repository");
    static final String TEMP = FACTS.getProperty("temp");
    static final int USER = Integer.parseInt(FACTS.getProperty("user"));

    static final String FOLDER = "/app";
    static final String JAR = FOLDER + "/service.jar";
    static final String SBOM = FOLDER + "/sbom.cdx.json";

    static final List<ServiceImage> ALL = Arrays.stream(
                    FACTS.getProperty("services").split(" ", -1))
            .map(ServiceImage::of)
            .toList();

    private static ServiceImage of(String text) {
        List<String> parts = List.of(text.split(":", -1));
        return new ServiceImage(
                parts.getFirst(),
                Integer.parseInt(parts.get(1)),
                parts.size() > 2 ? OptionalInt.of(Integer.parseInt(parts.get(2))) : OptionalInt.empty());
    }

    String name() {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    boolean isModule() {
        return folder.startsWith("modules/");
    }

    /** Without a shell, and with java from the PATH: it lies elsewhere in another base. */
    List<String> entrypoint() {
        return List.of(
                "java",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxRAMPercentage=50",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR);
    }

    /** A container that listens on its loopback serves nobody. */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AMETRINE_HTTP_HOST", "0.0.0.0");
        variables.put("AMETRINE_HTTP_PORT", Integer.toString(httpPort));
        stationPort.ifPresent(port -> {
            variables.put("AMETRINE_STATION_HOST", "0.0.0.0");
            variables.put("AMETRINE_STATION_PORT", Integer.toString(port));
        });
        return variables;
    }

    List<Integer> ports() {
        List<Integer> ports = new ArrayList<>(List.of(httpPort));
        stationPort.ifPresent(ports::add);
        return ports;
    }
}
