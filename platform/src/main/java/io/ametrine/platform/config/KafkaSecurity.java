package io.ametrine.platform.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How a client and Kafka prove to each other who they are. All files are PEM.
 *
 * @param authority who signs the brokers' certificates; without it, whom the JVM trusts
 */
public record KafkaSecurity(
        Protocol protocol, Optional<Login> login, Optional<Path> authority, Optional<ClientCertificate> certificate) {
    public static final KafkaSecurity NONE =
            new KafkaSecurity(Protocol.PLAINTEXT, Optional.empty(), Optional.empty(), Optional.empty());

    private static final String PROTOCOL = "kafka.security-protocol";
    private static final String USER = "kafka.sasl-user";
    private static final String PASSWORD = "kafka.sasl-password";
    private static final String AUTHORITY = "kafka.ca-file";
    private static final String CERTIFICATE = "kafka.certificate-file";
    private static final String KEY = "kafka.key-file";

    /** What protects the connection, in Kafka's own words. */
    public enum Protocol {
        PLAINTEXT,
        SSL,
        SASL_PLAINTEXT,
        SASL_SSL;

        boolean encrypts() {
            return this == SSL || this == SASL_SSL;
        }

        boolean asksForLogin() {
            return this == SASL_PLAINTEXT || this == SASL_SSL;
        }
    }

    /** How the password is shown to the broker. */
    public enum Mechanism {
        PLAIN,
        SCRAM_SHA_256,
        SCRAM_SHA_512;

        public String wireName() {
            return name().replace('_', '-');
        }
    }

    /** Who we are to a broker that asks for a password. */
    public record Login(Mechanism mechanism, String user, Secret password) {}

    /** Who we are to a broker that asks for a certificate; the key is PKCS#8 and not encrypted. */
    public record ClientCertificate(Path chain, Path key) {}

    public static KafkaSecurity from(Settings settings) {
        Protocol protocol = settings.choice(PROTOCOL, Protocol.PLAINTEXT);
        Mechanism mechanism = settings.choice("kafka.sasl-mechanism", Mechanism.SCRAM_SHA_512);
        Optional<String> user = settings.optional(USER);
        Optional<Secret> password = settings.optionalSecret(PASSWORD);
        Optional<Path> authority = settings.path(AUTHORITY);
        Optional<Path> chain = settings.path(CERTIFICATE);
        Optional<Path> key = settings.path(KEY);
        only(protocol.asksForLogin(), user.isPresent(), USER, "sasl-ssl", protocol);
        only(protocol.asksForLogin(), password.isPresent(), PASSWORD, "sasl-ssl", protocol);
        only(protocol.encrypts(), authority.isPresent(), AUTHORITY, "ssl or sasl-ssl", protocol);
        only(protocol.encrypts(), chain.isPresent(), CERTIFICATE, "ssl or sasl-ssl", protocol);
        if (chain.isPresent() != key.isPresent()) {
            throw new SettingsException(Settings.variable(CERTIFICATE) + " and " + Settings.variable(KEY)
                    + " belong together. Set both or neither.");
        }
        return new KafkaSecurity(
                protocol,
                protocol.asksForLogin()
                        ? Optional.of(new Login(mechanism, needed(user, USER), needed(password, PASSWORD)))
                        : Optional.empty(),
                authority,
                chain.map(file -> new ClientCertificate(file, needed(key, KEY))));
    }

    private static void only(boolean allowed, boolean given, String key, String instead, Protocol protocol) {
        if (given && !allowed) {
            throw new SettingsException("%s has no meaning while %s is %s. Remove it, or set %s to %s."
                    .formatted(
                            Settings.variable(key),
                            Settings.variable(PROTOCOL),
                            protocol.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            Settings.variable(PROTOCOL),
                            instead));
        }
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> new SettingsException(
                Settings.variable(key) + " is missing. Set it: " + Settings.variable(PROTOCOL) + " asks for it."));
    }
}
