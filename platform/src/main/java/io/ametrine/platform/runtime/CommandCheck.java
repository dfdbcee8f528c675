package io.ametrine.platform.runtime;

import io.ametrine.ocpp.v201.Action;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Looks at a command before it is sent: {@code Optional<String> name(Station, XRequest)}, a reason to refuse it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CommandCheck {
    Action value();
}
