package io.ametrine.transactions;

import io.ametrine.ocpp.v201.ChargingState;
import io.ametrine.ocpp.v201.EVSE;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.ocpp.v201.MeterValue;
import io.ametrine.ocpp.v201.ReadingContext;
import io.ametrine.ocpp.v201.Reason;
import io.ametrine.ocpp.v201.SampledValue;
import io.ametrine.ocpp.v201.TransactionEvent;
import io.ametrine.ocpp.v201.TransactionEventRequest;
import io.ametrine.ocpp.v201.TriggerReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The smallest valid TransactionEvent, and what a test adds to it. Events of one transaction are one minute apart. */
final class EventBuilder {
    static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    private final TransactionEvent type;
    private final int seqNo;
    private final io.ametrine.ocpp.v201.Transaction.Builder info;
    private final List<UnaryOperator<TransactionEventRequest.Builder>> additions = new ArrayList<>();
    private TriggerReason trigger;

    private EventBuilder(TransactionEvent type, TriggerReason trigger, String transactionId, int seqNo) {
        this.type = type;
        this.trigger = trigger;
        this.seqNo = seqNo;
        this.info = io.ametrine.ocpp.v201.Transaction.builder(transactionId);
    }

    static EventBuilder started(String transactionId, int seqNo) {
        return new EventBuilder(TransactionEvent.STARTED, TriggerReason.CABLE_PLUGGED_IN, transactionId, seqNo);
    }

    static EventBuilder updated(String transactionId, int seqNo) {
        return new EventBuilder(TransactionEvent.UPDATED, TriggerReason.METER_VALUE_PERIODIC, transactionId, seqNo);
    }

    static EventBuilder ended(String transactionId, int seqNo) {
        return new EventBuilder(TransactionEvent.ENDED, TriggerReason.EV_COMMUNICATION_LOST, transactionId, seqNo);
    }

    static Instant at(int seqNo) {
        return MORNING.plusSeconds(60L * seqNo);
    }

    TransactionEventRequest build() {
        TransactionEventRequest.Builder builder =
                TransactionEventRequest.builder(type, at(seqNo), trigger, seqNo, info.build());
        for (UnaryOperator<TransactionEventRequest.Builder> addition : additions) {
            builder = addition.apply(builder);
        }
        return builder.build();
    }

    EventBuilder because(TriggerReason reason) {
        trigger = reason;
        return this;
    }

    EventBuilder state(ChargingState state) {
        info.chargingState(state);
        return this;
    }

    EventBuilder stopped(Reason reason) {
        info.stoppedReason(reason);
        return this;
    }

    EventBuilder remoteStart(int id) {
        info.remoteStartId(id);
        return this;
    }

    EventBuilder charging(int seconds) {
        info.timeSpentCharging(seconds);
        return this;
    }

    EventBuilder token(String idToken) {
        return token(idToken, IdTokenEnum.ISO14443);
    }

    EventBuilder token(String idToken, IdTokenEnum tokenType) {
        return with(
                builder -> builder.idToken(IdToken.builder(idToken, tokenType).build()));
    }

    EventBuilder evse(int id, int connectorId) {
        return with(builder ->
                builder.evse(EVSE.builder(id).connectorId(connectorId).build()));
    }

    EventBuilder offline() {
        return with(builder -> builder.offline(true));
    }

    EventBuilder reservation(int id) {
        return with(builder -> builder.reservationId(id));
    }

    EventBuilder cable(int phases, int amperes) {
        return with(builder -> builder.numberOfPhasesUsed(phases).cableMaxCurrent(amperes));
    }

    EventBuilder meterWh(long wh) {
        return with(builder -> builder.meterValue(List.of(meterValue(wh))));
    }

    private MeterValue meterValue(long wh) {
        SampledValue sample =
                SampledValue.builder(BigDecimal.valueOf(wh)).context(context()).build();
        return MeterValue.builder(List.of(sample), at(seqNo)).build();
    }

    private ReadingContext context() {
        return switch (type) {
            case STARTED -> ReadingContext.TRANSACTION_BEGIN;
            case UPDATED -> ReadingContext.SAMPLE_PERIODIC;
            case ENDED -> ReadingContext.TRANSACTION_END;
        };
    }

    private EventBuilder with(UnaryOperator<TransactionEventRequest.Builder> addition) {
        additions.add(addition);
        return this;
    }
}
