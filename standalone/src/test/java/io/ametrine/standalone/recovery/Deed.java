package io.ametrine.standalone.recovery;

import java.time.Instant;

/** What a station has to say, once for every number: one message for each module, and where the module keeps the numbers. */
enum Deed {
    TRANSACTION("TransactionEvent", "transactions", "select seq_no from transactions.transaction_events") {
        @Override
        String payload(int number, Instant at) {
            return """
                    {"eventType": "%s", "timestamp": "%s", "triggerReason": "MeterValuePeriodic", "seqNo": %d,
                     "transactionInfo": {"transactionId": "tx-1"},
                     "meterValue": [{"timestamp": "%2$s", "sampledValue": [{"value": %3$d}]}]}
                    """.formatted(number == 0 ? "Started" : "Updated", at, number);
        }
    },
    RESERVATION(
            "ReservationStatusUpdate", "authorization", "select reservation_id from \"authorization\".reservations") {
        @Override
        String payload(int number, Instant at) {
            return "{\"reservationId\": %d, \"reservationUpdateStatus\": \"Removed\"}".formatted(number);
        }
    },
    REPORT("NotifyReport", "provisioning", "select value::int from provisioning.variable_attributes") {
        @Override
        String payload(int number, Instant at) {
            return """
                    {"requestId": %1$d, "generatedAt": "%2$s", "seqNo": 0, "reportData": [{"component": {"name": "Deeds"},
                     "variable": {"name": "Deed", "instance": "%1$d"}, "variableAttribute": [{"value": "%1$d"}]}]}
                    """.formatted(number, at);
        }
    },
    EVENT("NotifyEvent", "monitoring", "select event_id from monitoring.station_event") {
        @Override
        String payload(int number, Instant at) {
            return """
                    {"generatedAt": "%1$s", "seqNo": 0, "eventData": [{"eventId": %2$d, "timestamp": "%1$s",
                     "trigger": "Periodic", "actualValue": "on", "eventNotificationType": "HardWiredNotification",
                     "component": {"name": "Deeds"}, "variable": {"name": "Deed"}}]}
                    """.formatted(at, number);
        }
    },
    SCHEDULE(
            "NotifyEVChargingSchedule",
            "smart-charging",
            "select extract(epoch from time_base)::int from smart_charging.ev_charging_schedule") {
        @Override
        String payload(int number, Instant at) {
            return """
                    {"timeBase": "%s", "evseId": 1, "chargingSchedule": {"id": 1, "chargingRateUnit": "W",
                     "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 7000.0}]}}
                    """.formatted(at);
        }
    },
    SECURITY_EVENT("SecurityEventNotification", "security", "select tech_info::int from security.security_event") {
        @Override
        String payload(int number, Instant at) {
            return "{\"type\": \"MemoryExhaustion\", \"timestamp\": \"%s\", \"techInfo\": \"%d\"}"
                    .formatted(at, number);
        }
    };

    final String action;
    final String module;
    final String numbers;

    Deed(String action, String module, String numbers) {
        this.action = action;
        this.module = module;
        this.numbers = numbers + " where station = ? order by 1";
    }

    /** The same whenever it is said again. */
    String payload(int number) {
        return payload(number, Instant.EPOCH.plusSeconds(number));
    }

    abstract String payload(int number, Instant at);
}
