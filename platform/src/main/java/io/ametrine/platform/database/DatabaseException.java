package io.ametrine.platform.database;

import java.sql.SQLException;

/** A statement failed; the cause's SQLSTATE tells what is to be done about it. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
