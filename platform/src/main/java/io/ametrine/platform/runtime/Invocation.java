package io.ametrine.platform.runtime;

import java.lang.invoke.MethodHandle;

/** Calls a bound handler method; what it throws unchecked comes out as it is. */
final class Invocation {
    private Invocation() {}

    static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeExact(arguments);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("A handler threw a checked exception", failure);
        }
    }
}
