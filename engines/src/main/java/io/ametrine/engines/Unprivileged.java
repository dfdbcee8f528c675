package io.ametrine.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user nobody, as whom PostgreSQL runs when we are root, with at most the right to pass closed parent folders. */
record Unprivileged(Optional<String> passage) {
    /** Capabilities by which a process passes folders closed to it, the lesser first; bits of CapBnd in proc(5). */
    private enum Passage {
        DAC_READ_SEARCH(2),
        DAC_OVERRIDE(1);

        private final int bit;

        Passage(int bit) {
            this.bit = bit;
        }
    }

    private static final String ID = "65534";

    static boolean isNeeded() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer user && user == 0;
        } catch (IOException failure) {
            throw new EngineException("Cannot tell whose process this is: " + failure, failure);
        }
    }

    /** Nobody, able to reach the folder; a folder below /root is closed to other users. */
    static Unprivileged reaching(Path folder) {
        Optional<Path> closed = closedParent(folder);
        if (closed.isEmpty()) {
            return new Unprivileged(Optional.empty());
        }
        for (Passage passage : Passage.values()) {
            if (isAvailable(passage)) {
                return new Unprivileged(Optional.of(passage.name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        throw new EngineException(
                "PostgreSQL refuses to run as root and runs as nobody instead, to whom " + closed.get()
                        + " is closed. Run `chmod o+x " + closed.get() + "`, choose a data folder elsewhere,"
                        + " or start as an ordinary user.");
    }

    static Optional<Path> closedParent(Path folder) {
        for (Path parent = folder; parent != null; parent = parent.getParent()) {
            if (Files.exists(parent) && !isOpen(parent)) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    String name() {
        return "nobody";
    }

    List<String> privileges() {
        List<String> options =
                new ArrayList<>(List.of("--reuid=" + ID, "--regid=" + ID, "--clear-groups", "--no-new-privs"));
        passage.ifPresent(capability -> {
            options.add("--inh-caps=+" + capability);
            options.add("--ambient-caps=+" + capability);
        });
        return options;
    }

    void own(Path file) {
        try {
            UserPrincipalLookupService users = file.getFileSystem().getUserPrincipalLookupService();
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            view.setOwner(users.lookupPrincipalByName(ID));
            view.setGroup(users.lookupPrincipalByGroupName(ID));
        } catch (IOException failure) {
            throw new EngineException("Cannot give " + file + " to the user nobody: " + failure, failure);
        }
    }

    private static boolean isOpen(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isAvailable(Passage passage) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapPrm:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> passage.bit & 1) == 1);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
