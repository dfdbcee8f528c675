package io.ametrine.standalone;

import io.ametrine.simulator.SimulateCommand;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind `./ametrine`. */
@Command(
        name = "ametrine",
        mixinStandardHelpOptions = true,
        description = "An open charging station management system for OCPP 2.0.1.",
        subcommands = {UpCommand.class, TraceCommand.class, SimulateCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        chooseLogging(List.of(args));
        System.exit(new CommandLine(new Main()).execute(args));
    }

    /** Before the first logger is asked for: `up` logs into its data folder, the others to the terminal. */
    private static void chooseLogging(List<String> args) {
        boolean up = !args.isEmpty() && args.getFirst().equals("up");
        System.setProperty("logback.configurationFile", up ? "logback-standalone.xml" : "logback-terminal.xml");
        int data = args.indexOf("--data") + 1;
        Path folder = Path.of(data > 0 && data < args.size() ? args.get(data) : "data");
        System.setProperty("ametrine.logs", folder.resolve("logs").toString());
        // Hibernate would choose log4j, of which the broker's jars bring the interface only.
        System.setProperty("org.jboss.logging.provider", "slf4j");
    }
}
