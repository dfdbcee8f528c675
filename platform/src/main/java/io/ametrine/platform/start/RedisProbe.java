package io.ametrine.platform.start;

import io.ametrine.platform.config.Addresses;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.StartRefusedException;
import io.ametrine.platform.registry.RedissonRegistry;
import java.util.Arrays;
import java.util.Optional;

/** Redis lets the service in and is new enough. */
record RedisProbe(RedisConfig config) implements EngineProbe {
    private static final int USUAL_PORT = 6379;
    private static final String LOWEST = "6.2";

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Optional<String> problem() {
        Addresses server = Addresses.of(config.address(), USUAL_PORT);
        return server.unreachable().or(this::unusable).map(why -> "redis at " + server + ": " + why);
    }

    private Optional<String> unusable() {
        try (RedissonRegistry registry = RedissonRegistry.connect(config)) {
            String version = registry.serverVersion();
            if (isOlder(version)) {
                throw new StartRefusedException("Redis at " + config.address() + " has version " + version
                        + ", but Ametrine needs " + LOWEST + " or newer. Upgrade it.");
            }
            return Optional.empty();
        } catch (StartRefusedException wrong) {
            throw wrong;
        } catch (RuntimeException failure) {
            return Optional.of(
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("no answer"));
        }
    }

    /** A version that is not a number is another engine's, which may be tried. */
    private static boolean isOlder(String version) {
        return version.matches("\\d+\\.\\d+.*") && Arrays.compare(numbers(version), numbers(LOWEST)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\."))
                .limit(2)
                .mapToInt(part -> Integer.parseInt(part.replaceAll("\\D.*", "")))
                .toArray();
    }
}
