package io.ametrine.transactions;

import io.ametrine.platform.database.DatabaseException;
import io.ametrine.platform.database.Select;
import io.ametrine.platform.database.UnitOfWork;
import java.sql.SQLException;
import java.util.List;

/** Reads rows in the current unit of work. */
final class Rows {
    private Rows() {}

    static <T> List<T> list(Select select, Select.Row<T> row) {
        try {
            return select.list(UnitOfWork.current().connection(), row);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }
}
