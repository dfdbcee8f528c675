package io.ametrine.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Charging on a station's EVSEs: authorize, start, meter, stop, each told to the CSMS (C01, E01-E07, F01-F03, J02). */
final class Charging {
    private static final double WATTS = 11_000;

    private final Vertx vertx;
    private final Station station;
    private final DeviceModel model;
    private final TransactionQueue queue;
    private final ChargingProfiles profiles;
    private final Map<Evse, Long> samplers = new HashMap<>();

    Charging(Vertx vertx, Station station, DeviceModel model, TransactionQueue queue, ChargingProfiles profiles) {
        this.vertx = vertx;
        this.station = station;
        this.model = model;
        this.queue = queue;
        this.profiles = profiles;
    }

    /** A driver presents a token and plugs in; succeeds with the transaction id once the CSMS has its start. */
    Future<String> begin(Evse evse, IdToken token) {
        if (!evse.isFreeFor(token)) {
            return Future.failedFuture(new IllegalStateException("EVSE " + evse.id() + " is " + evse.status()));
        }
        return station.call("Authorize", new JsonObject().put("idToken", token.json()))
                .map(answer -> answer.getJsonObject("idTokenInfo").getString("status"))
                .recover(this::authorizeOffline)
                .compose(status -> status.equals("Accepted")
                        ? start(evse, token, Optional.empty())
                        : Future.failedFuture(new IllegalStateException("the token is " + status)));
    }

    Future<String> beginRemotely(Evse evse, IdToken token, int remoteStartId) {
        return start(evse, token, Optional.of(remoteStartId));
    }

    /** Ends the EVSE's transaction; succeeds once the CSMS has its end. */
    Future<Void> end(Evse evse, String trigger, String stoppedReason) {
        Transaction transaction = evse.transaction().orElseThrow();
        Optional.ofNullable(samplers.remove(evse)).ifPresent(vertx::cancelTimer);
        Instant now = Instant.now();
        evse.meter().draw(0, now);
        transaction.become("EVConnected");
        JsonObject event = transaction
                .ended(trigger, stoppedReason, now)
                .put("meterValue", sample(evse, now, "Transaction.End", "TxEndedMeasurands"));
        evse.end();
        Future<Void> acknowledged = queue.add(event).mapEmpty();
        station.connectors().changed(evse);
        station.transactionEnded();
        return acknowledged;
    }

    /** Tells the CSMS the transaction's values out of turn. */
    void report(Evse evse, String trigger, String context) {
        evse.transaction().ifPresent(transaction -> {
            Instant now = Instant.now();
            queue.add(transaction
                    .updated(trigger, now)
                    .put("meterValue", sample(evse, now, context, "TxUpdatedMeasurands")));
        });
    }

    JsonArray sample(Evse evse, Instant now, String context, String measurands) {
        List<String> wanted = List.of(model.text("SampledDataCtrlr", measurands).split(",", -1));
        return new JsonArray().add(evse.meter().read(now, context, wanted));
    }

    /** Draws what the profiles of the moment allow. */
    void follow(Evse evse) {
        evse.transaction()
                .filter(transaction -> transaction.chargingState().equals("Charging"))
                .ifPresent(_ -> {
                    Instant now = Instant.now();
                    evse.meter().draw(Math.min(WATTS, profiles.limitWatts(evse, now)), now);
                });
    }

    private Future<String> authorizeOffline(Throwable reason) {
        boolean offline = reason instanceof Unanswered lost && lost.isConnectionLost();
        return offline && model.flag("AuthCtrlr", "OfflineTxForUnknownIdEnabled")
                ? Future.succeededFuture("Accepted")
                : Future.failedFuture(reason);
    }

    private Future<String> start(Evse evse, IdToken token, Optional<Integer> remoteStartId) {
        Instant now = Instant.now();
        Transaction transaction = new Transaction(now, token, remoteStartId);
        evse.begin(transaction);
        evse.meter().plugIn(ThreadLocalRandom.current().nextInt(15, 60));
        station.connectors().changed(evse);
        JsonObject started = transaction
                .started(evse.id(), now)
                .put("meterValue", sample(evse, now, "Transaction.Begin", "TxStartedMeasurands"));
        Future<String> acknowledged = queue.add(started).map(answer -> {
            deauthorizeUnlessAccepted(evse, transaction, answer);
            return transaction.id();
        });
        transaction.become("Charging");
        follow(evse);
        report(evse, "ChargingStateChanged", "Other");
        samplers.put(evse, scheduleSample(evse));
        return acknowledged;
    }

    private long scheduleSample(Evse evse) {
        int seconds = Math.max(1, model.number("SampledDataCtrlr", "TxUpdatedInterval"));
        return vertx.setTimer(
                station.options().scaled(Duration.ofSeconds(seconds)).toMillis(), _ -> {
                    samplers.put(evse, scheduleSample(evse));
                    fillUp(evse);
                    follow(evse);
                    report(evse, "MeterValuePeriodic", "Sample.Periodic");
                });
    }

    private void fillUp(Evse evse) {
        Instant now = Instant.now();
        evse.transaction()
                .filter(transaction -> transaction.chargingState().equals("Charging"))
                .filter(_ -> evse.meter().isFull(now))
                .ifPresent(transaction -> {
                    transaction.become("SuspendedEV");
                    evse.meter().draw(0, now);
                    report(evse, "ChargingStateChanged", "Other");
                });
    }

    private void deauthorizeUnlessAccepted(Evse evse, Transaction transaction, JsonObject answer) {
        JsonObject standing = answer.getJsonObject("idTokenInfo", new JsonObject().put("status", "Accepted"));
        boolean current = evse.transaction().filter(transaction::equals).isPresent();
        if (current && !standing.getString("status").equals("Accepted") && model.flag("TxCtrlr", "StopTxOnInvalidId")) {
            end(evse, "Deauthorized", "DeAuthorized");
        }
    }
}
