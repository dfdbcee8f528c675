package io.ametrine.platform.config;

/** How to reach PostgreSQL; {@code url} is a JDBC URL. */
public record DatabaseConfig(String url, String user, Secret password, int poolSize) {
    public static DatabaseConfig from(Settings settings) {
        return new DatabaseConfig(
                settings.string("database.url"),
                settings.string("database.user"),
                settings.secret("database.password"),
                settings.integer("database.pool-size", 10).between(2, 200));
    }
}
