package io.ametrine.engines;

import java.time.Duration;

/** An engine ended unasked: which process, how, and how long until it is started again. */
public record EngineExit(String engine, long pid, int exitCode, Duration restartIn) {}
