package io.ametrine.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.OcppJson;
import io.ametrine.ocpp.v201.MeterValuesRequest;
import io.ametrine.ocpp.v201.MeterValuesResponse;
import io.ametrine.platform.database.StatementCount;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterValuesIT {
    private static final Station STATION = new Station(new StationKey("default", "CS001"), EventBuilder.at(0));
    private static final Station SAME_ID_ELSEWHERE = new Station(new StationKey("acme", "CS001"), EventBuilder.at(0));

    private final SqlMeterValuesStore store = new SqlMeterValuesStore();
    private final MeterValuesHandler handler = new MeterValuesHandler(store);

    @BeforeEach
    void emptyTables() {
        RealDatabase.empty();
    }

    private static MeterValuesRequest request(int evseId, String time, String value) {
        String signed = "{'signedMeterData':'AAAA','signingMethod':'','encodingMethod':'OCMF','publicKey':''}";
        String json = "{'evseId':" + evseId + ",'meterValue':[{'timestamp':'" + time + "','sampledValue':[{'value':"
                + value + ",'signedMeterValue':" + signed + "}]}]}";
        return OcppJson.read(json.replace('\'', '"'), MeterValuesRequest.class);
    }

    private int written(Station station, MeterValuesRequest... requests) {
        return RealDatabase.unit(() -> {
            for (MeterValuesRequest request : requests) {
                Reply<MeterValuesResponse> reply = handler.handle(station, request);
                assertThat(reply.events()).isEmpty();
            }
            return RealDatabase.rowsWritten(
                    () -> assertThat(StatementCount.of(store::flush)).isEqualTo(1));
        });
    }

    @Test
    void eachMessageIsOneRowWhateverItsBatch() {
        assertThat(written(
                        STATION,
                        request(0, "2026-03-01T08:00:00Z", "1"),
                        request(1, "2026-03-01T08:00:00Z", "1"),
                        request(1, "2026-03-01T08:15:00Z", "1"),
                        request(1, "2026-03-01T08:15:00Z", "2")))
                .isEqualTo(4);
    }

    @Test
    void sameMessageAgainChangesNothing() {
        MeterValuesRequest request = request(1, "2026-03-01T08:00:00Z", "1.50");

        assertThat(written(STATION, request, request)).isEqualTo(1);
        assertThat(written(STATION, request)).isZero();
        assertThat(written(SAME_ID_ELSEWHERE, request)).isEqualTo(1);
    }

    @Test
    void valuesOfLongAgoAreKept() {
        assertThat(written(
                        STATION,
                        request(1, "0000-01-01T00:00:00Z", "1"),
                        request(1, "9999-12-31T23:59:59.999999999Z", "1")))
                .isEqualTo(2);
    }
}
