package io.ametrine.ocpp.v201;

/** The payload of a CALLRESULT. */
public interface OcppResponse {}
