package io.ametrine.platform.tracing;

import io.ametrine.platform.tracing.Step.Entered;

/** Which step each thread is in. */
final class CurrentStep {
    private static final ThreadLocal<Step> CURRENT = ThreadLocal.withInitial(() -> Step.NONE);
    private static final Entered UNCHANGED = () -> {};

    private CurrentStep() {}

    static Step get() {
        return CURRENT.get();
    }

    static Entered enter(Step step) {
        Step before = CURRENT.get();
        if (before == step) {
            return UNCHANGED;
        }
        CURRENT.set(step);
        return () -> CURRENT.set(before);
    }
}
