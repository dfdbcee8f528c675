package io.ametrine.simulator;

import picocli.CommandLine;

/** The simulator as a program of its own. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "simulator-logback.xml");
        System.exit(new CommandLine(new SimulateCommand()).execute(args));
    }
}
