package io.ametrine.platform.runtime;

import java.util.concurrent.Callable;

/**
 * Something outside that an answer waits for: OCSP, a CA, a PKI. Runs on a bounded pool, after the commit, until shortly before the
 * station's deadline; what it returns is serialised as JSON and handed to the {@link ContinuationHandler} of the same action. If the process
 * ends meanwhile, the handler is called again elsewhere and returns such work once more: it must bear being done twice.
 */
public interface Work extends Callable<Object> {}
