package io.ametrine.platform.config;

/** How to reach PostgreSQL; {@code url} is a JDBC URL. */
public record DatabaseConfig(String url, String user, Secret password, int poolSize) {
    private static final String SCHEME = "jdbc:postgresql://";
    private static final String EXAMPLE = SCHEME + "127.0.0.1:5432/ametrine";

    public static DatabaseConfig from(Settings settings) {
        return new DatabaseConfig(
                checked(settings.required("database.url", EXAMPLE)),
                settings.required("database.user", "ametrine"),
                settings.secret("database.password", "the-password-of-that-user"),
                settings.integer("database.pool-size", 10).between(2, 200));
    }

    private static String checked(String url) {
        boolean open = url.contains("password=");
        if (url.startsWith(SCHEME) && !address(url).isEmpty() && !address(url).contains("@") && !open) {
            return url;
        }
        String variable = Settings.variable("database.url");
        throw new SettingsException(variable + " must be a JDBC URL of PostgreSQL without user and password, which have"
                + " variables of their own (its value is not shown)." + SettingsException.example(variable, EXAMPLE));
    }

    /** host:port of the server, or of several with commas. */
    public String address() {
        return address(url);
    }

    private static String address(String url) {
        return url.substring(SCHEME.length()).split("[/?]", 2)[0];
    }

    /** Parameters of the URL may be secret. */
    @Override
    public String toString() {
        return user + " at " + address();
    }
}
