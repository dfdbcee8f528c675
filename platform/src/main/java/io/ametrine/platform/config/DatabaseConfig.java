package io.ametrine.platform.config;

/** How to reach PostgreSQL; {@code url} is a JDBC URL. */
public record DatabaseConfig(String url, String user, Secret password, int poolSize) {
    private static final String URL = "database.url";

    public static DatabaseConfig from(Settings settings) {
        return new DatabaseConfig(
                withoutPassword(settings.string(URL)),
                settings.string("database.user"),
                settings.secret("database.password"),
                settings.integer("database.pool-size", 10).between(2, 200));
    }

    private static String withoutPassword(String url) {
        if (url.contains("password=")) {
            throw new SettingsException(Settings.variable(URL) + " must not carry a password. Set "
                    + Settings.variable("database.password") + " instead.");
        }
        return url;
    }
}
