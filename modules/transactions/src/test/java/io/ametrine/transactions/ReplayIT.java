package io.ametrine.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.MeterValue;
import io.ametrine.ocpp.v201.MeterValuesRequest;
import io.ametrine.ocpp.v201.SampledValue;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day's messages leave the same database, in whatever order and however often they come. */
class ReplayIT {
    private static final int LARGEST_BATCH = 40;
    private static final List<ChargingState> STATES = List.copyOf(EnumSet.allOf(ChargingState.class));

    private final SqlTransactionStore transactions = new SqlTransactionStore();
    private final SqlMeterValuesStore meterValues = new SqlMeterValuesStore();
    private final InMemoryTokens tokens =
            new InMemoryTokens().knowing("A", AuthorizationStatus.ACCEPTED).inGroup("B", "family");
    private final TransactionEventHandler events = new TransactionEventHandler(
            transactions,
            new Standings(tokens, new InMemoryRemoteRequestStore(), ConcurrentTransactions.ALLOWED, transactions));
    private final MeterValuesHandler values = new MeterValuesHandler(meterValues);

    @BeforeEach
    void emptyTables() {
        RealDatabase.empty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shuffledAndReplayedTwiceGivesTheSameDatabase(long seed) {
        Random random = new Random(seed);
        List<Runnable> day = day(random);
        replay(day, 1);
        List<String> inOrder = RealDatabase.contents();

        RealDatabase.empty();
        List<Runnable> twice = new ArrayList<>(day);
        twice.addAll(day);
        Collections.shuffle(twice, random);
        replay(twice, 1 + random.nextInt(LARGEST_BATCH));

        assertThat(inOrder).hasSizeGreaterThan(100);
        assertThat(RealDatabase.contents()).isEqualTo(inOrder);
    }

    private void replay(List<Runnable> messages, int batch) {
        for (int from = 0; from < messages.size(); from += batch) {
            List<Runnable> some = messages.subList(from, Math.min(messages.size(), from + batch));
            RealDatabase.unit(
                    () -> {
                        some.forEach(Runnable::run);
                        return true;
                    },
                    transactions,
                    meterValues);
        }
    }

    private List<Runnable> day(Random random) {
        List<Runnable> day = new ArrayList<>();
        for (String tenant : List.of("default", "acme")) {
            for (int number = 0; number < 3; number++) {
                Station station = new Station(new StationKey(tenant, "CS" + number), EventBuilder.at(number));
                for (int id = 0; id < 4; id++) {
                    day.addAll(session(station, Integer.toString(id), random));
                }
                day.add(clockAligned(station, number));
            }
        }
        return day;
    }

    /** Some lack their beginning, some their end, most a few events between; some say twice that they ended. */
    private List<Runnable> session(Station station, String id, Random random) {
        List<EventBuilder> session = new ArrayList<>();
        int seqNo = 0;
        long wh = random.nextInt(100_000);
        if (random.nextInt(4) > 0) {
            session.add(EventBuilder.started(id, seqNo)
                    .token(random.nextBoolean() ? "A" : "B")
                    .evse(1, 1)
                    .meterWh(wh));
        }
        int updates = 2 + random.nextInt(10);
        while (seqNo < updates) {
            seqNo++;
            wh += random.nextInt(900);
            EventBuilder update = EventBuilder.updated(id, seqNo).meterWh(wh);
            if (random.nextBoolean()) {
                update.state(STATES.get(random.nextInt(STATES.size())));
            }
            if (random.nextInt(5) > 0) {
                session.add(update);
            }
        }
        for (int ends = random.nextInt(3); ends > 0; ends--) {
            seqNo++;
            session.add(EventBuilder.ended(id, seqNo).token("B").meterWh(wh).charging(seqNo));
        }
        return session.stream()
                .map(EventBuilder::build)
                .<Runnable>map(event -> () -> events.handle(station, event))
                .toList();
    }

    private Runnable clockAligned(Station station, int number) {
        SampledValue sample = SampledValue.builder(BigDecimal.valueOf(number)).build();
        MeterValue value =
                MeterValue.builder(List.of(sample), EventBuilder.at(15)).build();
        MeterValuesRequest request = new MeterValuesRequest(0, List.of(value), Optional.empty());
        return () -> values.handle(station, request);
    }
}
