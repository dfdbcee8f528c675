package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers once outside work is done: {@code Reply<XResponse> name(Station, XRequest, JsonNode result)}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ContinuationHandler {
    Action value();
}
