package io.ametrine.ocpp.v201;

/** The payload of a CALL. */
public interface OcppRequest {
    Action action();
}
