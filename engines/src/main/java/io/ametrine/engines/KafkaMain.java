package io.ametrine.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** The main class of the Kafka process: formats an empty data folder, then runs the broker, in one JVM. */
final class KafkaMain {
    private KafkaMain() {}

    /** Takes the properties file, the folder of the log and the id of a new cluster. */
    public static void main(String[] arguments) {
        String properties = arguments[0];
        if (Files.notExists(Path.of(arguments[1], "meta.properties"))) {
            // An id may begin with a dash: as a word of its own it would pass for an option.
            String[] format = {"format", "--cluster-id=" + arguments[2], "--config", properties};
            int code = StorageTool.execute(format, System.out);
            if (code != 0) {
                System.exit(code);
            }
        }
        Kafka.main(new String[] {properties});
    }
}
