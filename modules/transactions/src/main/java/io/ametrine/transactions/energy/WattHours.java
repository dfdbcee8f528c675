package io.ametrine.transactions.energy;

import io.ametrine.ocpp.v201.SampledValue;
import io.ametrine.ocpp.v201.UnitOfMeasure;
import java.math.BigDecimal;
import java.util.Optional;

/** The unit of a register: Wh or kWh with a decimal multiplier, converted without rounding. */
final class WattHours {
    private static final int LARGEST_MULTIPLIER = 12;
    private static final int LARGEST_MAGNITUDE = 15;
    private static final int MOST_DECIMALS = 18;

    private WattHours() {}

    /** Empty when the unit is not one of energy, or the value is none that a register can show. */
    static Optional<BigDecimal> of(SampledValue sample) {
        return exponent(sample.unitOfMeasure())
                .map(exponent -> sample.value().scaleByPowerOfTen(exponent))
                .filter(WattHours::isPossible)
                .map(WattHours::plain);
    }

    private static Optional<Integer> exponent(Optional<UnitOfMeasure> unit) {
        int multiplier = unit.flatMap(UnitOfMeasure::multiplier).orElse(0);
        if (Math.abs((long) multiplier) > LARGEST_MULTIPLIER) {
            return Optional.empty();
        }
        return switch (unit.flatMap(UnitOfMeasure::unit).orElse("Wh")) {
            case "Wh" -> Optional.of(multiplier);
            case "kWh" -> Optional.of(multiplier + 3);
            default -> Optional.empty();
        };
    }

    private static boolean isPossible(BigDecimal wh) {
        long magnitude = (long) wh.precision() - wh.scale();
        return wh.signum() == 0 || (wh.signum() > 0 && magnitude <= LARGEST_MAGNITUDE && wh.scale() <= MOST_DECIMALS);
    }

    private static BigDecimal plain(BigDecimal wh) {
        if (wh.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = wh.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
