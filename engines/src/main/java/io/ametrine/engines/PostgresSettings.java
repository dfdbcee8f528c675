package io.ametrine.engines;

/** The settings of a small PostgreSQL on loopback; flushing and synchronous commits keep their safe defaults. */
final class PostgresSettings {
    static final String TEXT = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = '128MB'
            max_wal_size = '1GB'
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_messages = 'warning'
            log_checkpoints = off
            """;

    private PostgresSettings() {}
}
