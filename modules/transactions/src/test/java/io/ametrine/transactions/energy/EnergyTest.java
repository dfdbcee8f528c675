package io.ametrine.transactions.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.MeterValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyTest {
    /** One meter value: the minute of the hour, and its sampled values as JSON with single quotes. */
    private static MeterValue meterValue(int minute, String... samples) {
        String json = "{'timestamp':'2026-03-01T08:%02d:00Z','sampledValue':[%s]}"
                .formatted(minute, String.join(",", samples))
                .replace('\'', '"');
        return OcppJson.read(json, MeterValue.class);
    }

    private static MeterValue begin(int minute, String wh) {
        return meterValue(minute, "{'value':" + wh + ",'context':'Transaction.Begin'}");
    }

    private static MeterValue sample(int minute, String wh) {
        return meterValue(minute, "{'value':" + wh + "}");
    }

    private static MeterValue end(int minute, String wh) {
        return meterValue(minute, "{'value':" + wh + ",'context':'Transaction.End'}");
    }

    private static Energy of(MeterValue... readings) {
        Energy energy = Energy.NONE;
        for (MeterValue reading : readings) {
            energy = energy.after(List.of(reading));
        }
        return energy;
    }

    private static void assertDelivered(Energy energy, String wh) {
        assertThat(energy.doubt()).isEmpty();
        assertThat(energy.delivered())
                .hasValueSatisfying(delivered -> assertThat(delivered).isEqualByComparingTo(new BigDecimal(wh)));
    }

    private static void assertDoubtful(Energy energy, Doubt doubt) {
        assertThat(energy.doubt()).contains(doubt);
        assertThat(energy.delivered()).isEmpty();
    }

    @Test
    void withoutReadingsNothingIsKnown() {
        assertThat(of(meterValue(0, "{'value':230,'measurand':'Voltage'}"))).isEqualTo(Energy.NONE);
        assertThat(Energy.NONE.delivered()).isEmpty();
    }

    @Test
    void differenceOfLastAndFirst() {
        assertDelivered(of(begin(0, "1000"), sample(5, "1500"), end(10, "2500")), "1500");
    }

    @Test
    void aloneTheFirstReadingMeansNothingYet() {
        assertDelivered(of(begin(0, "1000")), "0");
    }

    @Test
    void runningTransactionCountsUpToTheLatestSample() {
        assertDelivered(of(begin(0, "1000"), sample(5, "1500")), "500");
    }

    @Test
    void markedReadingsGoBeforeOthers() {
        assertDelivered(of(sample(0, "990"), begin(1, "1000"), end(9, "2000"), sample(10, "2005")), "1000");
    }

    @Test
    void firstAndLastTimeCountWhereNothingIsMarked() {
        assertDelivered(of(sample(5, "1500"), sample(0, "1000"), sample(9, "1900"), sample(7, "1700")), "900");
    }

    @Test
    void endMayCarryAllReadingsOfTheTransactionAgain() {
        Energy energy = of(begin(0, "1000"), sample(5, "1500"))
                .after(List.of(begin(0, "1000"), sample(5, "1500"), end(10, "2500")));

        assertDelivered(energy, "1500");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, {'unit':'kWh'}, 1500",
        "1.5, '{''unit'':''Wh'',''multiplier'':3}', 1500",
        "1500, {}, 1500",
        "15, '{''unit'':''kWh'',''multiplier'':-1}', 1500",
        "0.1234567, {'unit':'kWh'}, 123.4567",
        "1500000, '{''multiplier'':-3}', 1500",
    })
    void unitsAreConvertedExactly(String value, String unit, String wh) {
        Energy energy = of(
                begin(0, "0"),
                meterValue(5, "{'value':" + value + ",'unitOfMeasure':" + unit.replace("''", "'") + "}"));

        assertDelivered(energy, wh);
    }

    @Test
    void totalIsReadWhereThePhasesStandBesideIt() {
        Energy energy = of(
                meterValue(0, "{'value':100,'phase':'L1'}", "{'value':300}", "{'value':100,'phase':'L2'}"),
                meterValue(5, "{'value':200,'phase':'L1'}", "{'value':600}"));

        assertDelivered(energy, "300");
    }

    @Test
    void phasesAreAddedWhereThereIsNoTotal() {
        Energy energy = of(meterValue(0, phases(100, 200, 300)), meterValue(5, phases(150, 260, 370)));

        assertThat(energy.register()).contains("Outlet/phases");
        assertDelivered(energy, "180");
    }

    private static String[] phases(int l1, int l2, int l3) {
        List<String> samples = new ArrayList<>();
        samples.add("{'value':" + l1 + ",'phase':'L1-N'}");
        samples.add("{'value':" + l2 + ",'phase':'L2'}");
        samples.add("{'value':" + l3 + ",'phase':'L3'}");
        samples.add("{'value':400,'phase':'L1-L2'}");
        return samples.toArray(String[]::new);
    }

    @Test
    void outletGoesBeforeOtherPlacesAndTheRegisterIsKept() {
        Energy energy = of(
                meterValue(0, "{'value':5000,'location':'Inlet'}", "{'value':100,'location':'Outlet'}"),
                meterValue(3, "{'value':5200,'location':'Inlet'}"),
                meterValue(5, "{'value':5300,'location':'Inlet'}", "{'value':250}"));

        assertDelivered(energy, "150");
    }

    @Test
    void otherMeasurandsAreNotEnergy() {
        assertDelivered(
                of(begin(0, "0"), meterValue(5, "{'value':9999,'measurand':'Energy.Active.Export.Register'}")), "0");
    }

    @Test
    void registerThatWentBackAndStayedIsDoubtful() {
        assertDoubtful(of(begin(0, "5000"), end(10, "100")), Doubt.REGISTER_DECREASED);
    }

    @Test
    void oneWrongZeroInBetweenIsForgiven() {
        assertDelivered(of(begin(0, "5000"), sample(4, "0"), end(10, "5600")), "600");
    }

    @Test
    void roundingIsNoDecrease() {
        assertDelivered(of(begin(0, "1000"), sample(9, "1509"), end(10, "1500")), "500");
    }

    @Test
    void odometerAfterABeginOfZeroIsNotBilled() {
        assertDoubtful(of(begin(0, "0"), sample(1, "480000"), end(50, "490000")), Doubt.IMPLAUSIBLE_POWER);
    }

    @Test
    void moreThanAnyBatteryHoldsIsNotBilled() {
        List<MeterValue> readings = new ArrayList<>(List.of(begin(0, "0")));
        for (int minute = 3; minute < 60; minute += 3) {
            readings.add(sample(minute, Integer.toString(50_000 * minute / 3)));
        }
        Energy hour = of(readings.toArray(MeterValue[]::new));
        assertDelivered(hour, "950000");

        MeterValue nextDay = OcppJson.read(
                "{\"timestamp\":\"2026-03-02T08:00:00Z\",\"sampledValue\":[{\"value\":2500000}]}", MeterValue.class);
        assertDoubtful(hour.after(List.of(nextDay)), Doubt.IMPLAUSIBLE_ENERGY);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, {}",
        "1e99, {}",
        "5, {'unit':'varh'}",
        "5, {'multiplier':2000000000}",
        "5, {'multiplier':-2147483648}",
    })
    void valuesThatNoRegisterShowsAreDoubtful(String value, String unit) {
        Energy energy = of(begin(0, "0"), meterValue(5, "{'value':" + value + ",'unitOfMeasure':" + unit + "}"));

        assertDoubtful(energy, Doubt.UNREADABLE);
        assertThat(energy.end()).map(Energy.Reading::wh).isEqualTo(Optional.of(BigDecimal.ZERO));
    }

    @Test
    void interruptedTransactionGoesOn() {
        assertDelivered(
                of(
                        begin(0, "100"),
                        meterValue(3, "{'value':300,'context':'Interruption.Begin'}"),
                        meterValue(8, "{'value':300,'context':'Interruption.End'}"),
                        end(12, "700")),
                "600");
    }
}
