package io.ametrine.standalone.scenario;

import java.time.Instant;

/** Meter values as the properties of a message. */
final class MeterValues {
    private static final String SIGNATURE = ", signedMeterValue: {signedMeterData: 'c2lnbmVk', signingMethod: 'ECDSA',"
            + " encodingMethod: 'OCMF', publicKey: 'a2V5'}";

    private MeterValues() {}

    static String of(Instant at, int wattHours, String context) {
        return list(one(at, wattHours, context, ""));
    }

    /** One sample and the final one a second later. */
    static String upToTheEnd(Instant at, String context) {
        return list(one(at, 100, context, "") + ", " + one(at.plusSeconds(1), 200, "Transaction.End", ""));
    }

    static String signedUpToTheEnd(Instant at, String context) {
        return list(
                one(at, 100, context, SIGNATURE) + ", " + one(at.plusSeconds(1), 200, "Transaction.End", SIGNATURE));
    }

    private static String list(String values) {
        return "{meterValue: [%s]}".formatted(values);
    }

    private static String one(Instant at, int wattHours, String context, String signature) {
        return "{timestamp: '%s', sampledValue: [{value: %d, context: '%s'%s}]}"
                .formatted(at, wattHours, context, signature);
    }
}
