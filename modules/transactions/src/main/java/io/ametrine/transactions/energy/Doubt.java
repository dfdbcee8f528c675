package io.ametrine.transactions.energy;

/** Why the readings of a transaction cannot be billed as they are. */
public enum Doubt {
    /** The register went back and stayed back. */
    REGISTER_DECREASED,
    /** Between two readings more energy passed than any charger gives in that time. */
    IMPLAUSIBLE_POWER,
    /** More energy than any battery holds. */
    IMPLAUSIBLE_ENERGY,
    /** A register value that is negative, endless, or in a unit that is not energy's. */
    UNREADABLE
}
