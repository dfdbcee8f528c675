package io.ametrine.standalone;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The station that `--listen` registers for a real charger, with a password that fits its keypad. */
record RealCharger(String id, Optional<String> password) {
    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 24;

    /** Registers the station; one that is registered keeps its password. */
    static RealCharger register(ModuleCalls modules, String id) {
        String path = "/api/v1/stations/" + id;
        if (modules.exists("provisioning", path)) {
            return new RealCharger(id, Optional.empty());
        }
        String password = randomPassword();
        modules.put("provisioning", path, Map.of("name", "Real charger", "password", password));
        return new RealCharger(id, Optional.of(password));
    }

    private static String randomPassword() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> ALPHABET.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
