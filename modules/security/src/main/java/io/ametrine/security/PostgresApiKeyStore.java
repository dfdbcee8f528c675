package io.ametrine.security;

import static io.ametrine.platform.database.Select.instant;

import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import io.ametrine.platform.rest.Role;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** API keys in PostgreSQL, read and written within the current unit of work. */
final class PostgresApiKeyStore implements ApiKeyStore {
    private static final String UPSERT = """
            insert into api_key (tenant, id, name, sha256, roles, created_at, created_by, version, deleted)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, id) do update
            set version = excluded.version, deleted = excluded.deleted
            where excluded.version > api_key.version
            """;

    @Override
    public void put(ApiKey key) {
        Connection connection = UnitOfWork.current().connection();
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, key.tenant());
            upsert.setString(2, key.id());
            upsert.setString(3, key.name());
            upsert.setString(4, key.sha256());
            upsert.setArray(5, connection.createArrayOf("text", key.roleNames().toArray()));
            upsert.setObject(6, key.createdAt().atOffset(ZoneOffset.UTC));
            upsert.setString(7, key.createdBy());
            upsert.setLong(8, key.version());
            upsert.setBoolean(9, key.deleted());
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    @Override
    public Optional<ApiKey> find(String tenant, String id) {
        return read(Select.of("select * from api_key where tenant = ? and id = ?", tenant, id)).stream()
                .findFirst();
    }

    @Override
    public List<ApiKey> list(String tenant) {
        return read(
                Select.of("select * from api_key where tenant = ? and not deleted order by created_at, id", tenant));
    }

    @Override
    public List<ApiKey> all() {
        return read(Select.of("select * from api_key"));
    }

    private static List<ApiKey> read(Select select) {
        try {
            return select.list(UnitOfWork.current().connection(), PostgresApiKeyStore::key);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("tenant"),
                row.getString("id"),
                row.getString("name"),
                row.getString("sha256"),
                roles(row.getArray("roles")),
                instant(row, "created_at"),
                row.getString("created_by"),
                row.getLong("version"),
                row.getBoolean("deleted"));
    }

    private static Set<Role> roles(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray())
                .flatMap(name -> Role.of(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
