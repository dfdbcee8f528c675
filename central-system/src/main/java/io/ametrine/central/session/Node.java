package io.ametrine.central.session;

import io.ametrine.central.CentralSystemConfig.StationLimits;
import io.ametrine.central.publishing.Publisher;
import io.ametrine.central.publishing.Standstill;
import io.ametrine.central.publishing.Tracer;
import io.ametrine.ocpp.rpc.PayloadValidator;
import io.ametrine.platform.tracing.Tracing;

/** What all sessions of one node share. */
public record Node(
        StationLimits limits,
        Publisher publisher,
        Tracer tracer,
        Standstill standstill,
        PayloadValidator validator,
        NodeMetrics metrics,
        Registrar registrar,
        Evacuation evacuation,
        QuietLog complaints,
        Leniency leniency,
        Tracing tracing) {}
