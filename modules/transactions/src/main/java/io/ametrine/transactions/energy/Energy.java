package io.ametrine.transactions.energy;

import io.ametrine.ocpp.v201.MeterValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one transaction drew: first and last reading of one import register. Readings are given in the order of the events
 * that carry them; those marked Transaction.Begin and Transaction.End go before all others.
 */
public record Energy(Optional<String> register, Optional<Reading> begin, Optional<Reading> end, Optional<Doubt> doubt) {
    public static final Energy NONE =
            new Energy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final BigDecimal MOST_WATTS = new BigDecimal("1000000");
    private static final BigDecimal MOST_WATT_HOURS = new BigDecimal("2000000");
    private static final BigDecimal ROUNDING_WH = BigDecimal.TEN;
    private static final BigDecimal JITTER_WH = new BigDecimal("1000");
    private static final BigDecimal SECONDS_PER_HOUR = new BigDecimal("3600");

    /** A register value at a time; {@code marked} when the station itself called it the first or the last. */
    public record Reading(Instant at, BigDecimal wh, boolean marked) {}

    /** Wh between the first and the last reading; empty without readings, and when they are doubtful. */
    public Optional<BigDecimal> delivered() {
        return doubt.isPresent()
                ? Optional.empty()
                : begin.flatMap(
                        first -> end.map(last -> last.wh().subtract(first.wh()).max(BigDecimal.ZERO)));
    }

    public Energy after(List<MeterValue> meterValues) {
        Energy energy = this;
        for (MeterValue meterValue : meterValues) {
            energy = energy.after(meterValue);
        }
        return energy.judged();
    }

    private Energy after(MeterValue meterValue) {
        Energy checked = ImportRegister.isUnreadable(meterValue) ? doubting(Doubt.UNREADABLE) : this;
        Optional<ImportRegister> metered =
                register.map(ImportRegister::parse).or(() -> ImportRegister.best(meterValue));
        return metered.flatMap(ours -> ours.read(meterValue)
                        .map(reading -> checked.meteredBy(ours).after(reading)))
                .orElse(checked);
    }

    private Energy after(RegisterReading reading) {
        return switch (reading.mark()) {
            case BEGIN -> begunAt(reading).movedTo(reading);
            case END, NONE -> movedTo(reading).begunAt(reading);
        };
    }

    private Energy begunAt(RegisterReading reading) {
        boolean marked = reading.mark() == RegisterReading.Mark.BEGIN;
        boolean first = begin.map(known ->
                        marked != known.marked() ? marked : reading.at().isBefore(known.at()))
                .orElse(true);
        return first ? new Energy(register, Optional.of(reading.asReading(marked)), end, doubt) : this;
    }

    private Energy movedTo(RegisterReading reading) {
        boolean marked = reading.mark() == RegisterReading.Mark.END;
        if (end.isEmpty()) {
            return endingWith(reading.asReading(marked));
        }
        Reading last = end.get();
        boolean later = last.marked() == marked ? !reading.at().isBefore(last.at()) : marked;
        return later ? advanced(last, reading.asReading(marked)) : this;
    }

    /** A register that went back a little was rounded; one that went back far is not believed unless it comes again. */
    private Energy advanced(Reading last, Reading next) {
        BigDecimal step = next.wh().subtract(last.wh());
        if (step.add(ROUNDING_WH).signum() < 0) {
            return doubting(Doubt.REGISTER_DECREASED);
        }
        if (step.compareTo(mostIn(Duration.between(last.at(), next.at()))) > 0) {
            return endingWith(next).doubting(Doubt.IMPLAUSIBLE_POWER);
        }
        return recovered().endingWith(next);
    }

    private static BigDecimal mostIn(Duration time) {
        BigDecimal seconds = BigDecimal.valueOf(Math.max(0, time.toSeconds()));
        return MOST_WATTS
                .multiply(seconds)
                .divideToIntegralValue(SECONDS_PER_HOUR)
                .add(JITTER_WH);
    }

    private Energy judged() {
        if (begin.isEmpty() || end.isEmpty()) {
            return this;
        }
        BigDecimal wh = end.get().wh().subtract(begin.get().wh());
        if (wh.add(ROUNDING_WH).signum() < 0) {
            return doubting(Doubt.REGISTER_DECREASED);
        }
        return wh.compareTo(MOST_WATT_HOURS) > 0 ? doubting(Doubt.IMPLAUSIBLE_ENERGY) : this;
    }

    private Energy meteredBy(ImportRegister ours) {
        return new Energy(Optional.of(ours.name()), begin, end, doubt);
    }

    private Energy endingWith(Reading last) {
        return new Energy(register, begin, Optional.of(last), doubt);
    }

    private Energy recovered() {
        return doubt.equals(Optional.of(Doubt.REGISTER_DECREASED))
                ? new Energy(register, begin, end, Optional.empty())
                : this;
    }

    private Energy doubting(Doubt reason) {
        boolean graver = doubt.isEmpty() || doubt.get() == Doubt.REGISTER_DECREASED;
        return graver ? new Energy(register, begin, end, Optional.of(reason)) : this;
    }
}
