package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes a station's CALL of this action: {@code Reply<XResponse> name(Station, XRequest)}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OcppHandler {
    Action value();
}
