package io.ametrine.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a program into a session of its own, so that Ctrl-C in a terminal reaches only us, and has the kernel end it
 * when we die. The program replaces the tools that prepare it, so the process we started is the program itself.
 */
final class Session {
    private Session() {}

    static List<String> of(String deathSignal, List<String> program) {
        List<String> command = new ArrayList<>(List.of(setsid()));
        setpriv()
                .filter(Session::knowsDeathSignal)
                .ifPresent(setpriv -> command.addAll(List.of(setpriv, "--pdeathsig", deathSignal)));
        command.addAll(program);
        return command;
    }

    static List<String> of(String deathSignal, Unprivileged user, List<String> program) {
        String setpriv = setpriv()
                .orElseThrow(() -> new EngineException("PostgreSQL refuses to run as root and the program setpriv,"
                        + " which would run it as " + user.name()
                        + ", is missing. Install util-linux, or start as an ordinary user."));
        List<String> command = new ArrayList<>(List.of(setsid(), setpriv));
        if (knowsDeathSignal(setpriv)) {
            command.addAll(List.of("--pdeathsig", deathSignal));
        }
        command.addAll(user.privileges());
        command.addAll(program);
        return command;
    }

    private static String setsid() {
        return find("setsid")
                .orElseThrow(() -> new EngineException("The program setsid, which keeps Ctrl-C away from the engines,"
                        + " is missing. Install util-linux."));
    }

    private static Optional<String> setpriv() {
        return find("setpriv");
    }

    /** The setpriv of BusyBox does not. */
    private static boolean knowsDeathSignal(String setpriv) {
        try {
            return !Path.of(setpriv).toRealPath().endsWith("busybox");
        } catch (IOException unreadable) {
            return false;
        }
    }

    static Optional<String> find(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String folder : (path + ":/usr/bin:/bin").split(File.pathSeparator, -1)) {
            Path file = Path.of(folder, tool);
            if (Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }
}
