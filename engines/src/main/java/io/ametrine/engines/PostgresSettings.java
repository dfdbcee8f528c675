package io.ametrine.engines;

import java.util.Map;

/** The settings of a small PostgreSQL on loopback; flushing and synchronous commits keep their safe defaults. */
final class PostgresSettings {
    static final String TEXT = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            shared_buffers = '256MB'
            max_wal_size = '1GB'
            fsync = on
            synchronous_commit = on
            commit_delay = 1500
            commit_siblings = 3
            full_page_writes = on
            password_encryption = 'scram-sha-256'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_messages = 'warning'
            log_checkpoints = off
            """;

    /** Each server process keeps up to 16 MiB that it freed: giving it back after every statement, and asking again, costs more. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "MALLOC_TRIM_THRESHOLD_", "16777216",
            "MALLOC_TOP_PAD_", "1048576",
            "MALLOC_MMAP_THRESHOLD_", "4194304");

    private PostgresSettings() {}
}
