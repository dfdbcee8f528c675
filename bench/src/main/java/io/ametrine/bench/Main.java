package io.ametrine.bench;

import picocli.CommandLine;

/** The benchmark's command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-terminal.xml");
        System.exit(new CommandLine(new BenchCommand()).execute(args));
    }
}
