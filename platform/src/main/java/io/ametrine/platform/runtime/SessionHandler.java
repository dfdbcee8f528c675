package io.ametrine.platform.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes what happened to stations' connections: {@code void name(StationKey, SessionEvent)}. For {@code Seen}, which speaks of many
 * stations, the station key's identity is {@code *}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SessionHandler {}
