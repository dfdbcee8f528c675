package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes how a command of this action ended: {@code void name(Station, Command, XRequest, CommandResult<XResponse>)}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OutcomeHandler {
    Action value();
}
