package io.ametrine.transactions.energy;

import java.math.BigDecimal;
import java.time.Instant;

/** What the import register showed at one time, in Wh; {@code mark} says whether the station named it the first or the last. */
record RegisterReading(Instant at, BigDecimal wh, Mark mark) {
    Energy.Reading asReading(boolean marked) {
        return new Energy.Reading(at, wh, marked);
    }

    enum Mark {
        BEGIN,
        END,
        NONE
    }
}
