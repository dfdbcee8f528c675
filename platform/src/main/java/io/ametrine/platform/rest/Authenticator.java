package io.ametrine.platform.rest;

/** Tells who sent a request, or throws the problem that says why it is refused. */
@FunctionalInterface
public interface Authenticator {
    Caller authenticate(RequestHead request);
}
