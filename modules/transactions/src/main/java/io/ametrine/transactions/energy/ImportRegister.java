package io.ametrine.transactions.energy;

import io.ametrine.ocpp.v201.Location;
import io.ametrine.ocpp.v201.Measurand;
import io.ametrine.ocpp.v201.MeterValue;
import io.ametrine.ocpp.v201.ReadingContext;
import io.ametrine.ocpp.v201.SampledValue;
import io.ametrine.transactions.energy.RegisterReading.Mark;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One Energy.Active.Import.Register of a station: where it measures, and whether it shows the total or one value per
 * phase. A transaction is metered by one register from begin to end.
 */
record ImportRegister(Location location, boolean perPhase) {
    private static final String PER_PHASE = "/phases";
    private static final List<Location> NEAREST_TO_THE_CABLE =
            List.of(Location.OUTLET, Location.CABLE, Location.INLET, Location.BODY, Location.EV);
    private static final Comparator<ImportRegister> BY_WORTH = Comparator.comparing(ImportRegister::perPhase)
            .thenComparingInt(register -> NEAREST_TO_THE_CABLE.indexOf(register.location));

    /** The one to trust among those in a meter value: a total before phases, the outlet before other places. */
    static Optional<ImportRegister> best(MeterValue meterValue) {
        return samples(meterValue).map(ImportRegister::of).min(BY_WORTH);
    }

    static ImportRegister parse(String name) {
        boolean perPhase = name.endsWith(PER_PHASE);
        String location = perPhase ? name.substring(0, name.length() - PER_PHASE.length()) : name;
        return new ImportRegister(Location.of(location), perPhase);
    }

    String name() {
        return location.wireName() + (perPhase ? PER_PHASE : "");
    }

    /** What this register shows in a meter value; empty when it is not in there, or not in a unit of energy. */
    Optional<RegisterReading> read(MeterValue meterValue) {
        Map<Integer, SampledValue> byLine = new TreeMap<>();
        samples(meterValue)
                .filter(sample ->
                        of(sample).equals(this) && WattHours.of(sample).isPresent())
                .forEach(sample -> byLine.putIfAbsent(line(sample), sample));
        if (byLine.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal wh = byLine.values().stream()
                .flatMap(sample -> WattHours.of(sample).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Mark mark = mark(byLine.values().iterator().next());
        return Optional.of(new RegisterReading(Times.stored(meterValue.timestamp()), wh, mark));
    }

    /** Whether a register shows something that cannot be read as energy. */
    static boolean isUnreadable(MeterValue meterValue) {
        return samples(meterValue).anyMatch(sample -> WattHours.of(sample).isEmpty());
    }

    private static Stream<SampledValue> samples(MeterValue meterValue) {
        return meterValue.sampledValue().stream()
                .filter(sample -> sample.measurand().orElse(Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)
                        == Measurand.ENERGY_ACTIVE_IMPORT_REGISTER)
                .filter(sample -> line(sample) >= 0);
    }

    /** Which conductor a value is of: 0 all together, 1 to 3 one of them, less than 0 between two of them. */
    private static int line(SampledValue sample) {
        if (sample.phase().isEmpty()) {
            return 0;
        }
        return switch (sample.phase().get()) {
            case L1, L1_N -> 1;
            case L2, L2_N -> 2;
            case L3, L3_N -> 3;
            case N, L1_L2, L2_L3, L3_L1 -> -1;
        };
    }

    private static ImportRegister of(SampledValue sample) {
        return new ImportRegister(
                sample.location().orElse(Location.OUTLET), sample.phase().isPresent());
    }

    private static Mark mark(SampledValue sample) {
        return switch (sample.context().orElse(ReadingContext.SAMPLE_PERIODIC)) {
            case TRANSACTION_BEGIN -> Mark.BEGIN;
            case TRANSACTION_END -> Mark.END;
            case INTERRUPTION_BEGIN, INTERRUPTION_END, OTHER, SAMPLE_CLOCK, SAMPLE_PERIODIC, TRIGGER -> Mark.NONE;
        };
    }
}
