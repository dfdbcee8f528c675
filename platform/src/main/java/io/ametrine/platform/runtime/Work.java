package io.ametrine.platform.runtime;

import java.util.concurrent.Callable;

/**
 * Something outside that an answer waits for: OCSP, a CA, a PKI. Runs on a bounded pool until the station's deadline; what it
 * returns is serialised as JSON and handed to the {@link ContinuationHandler} of the same action.
 */
public interface Work extends Callable<Object> {}
