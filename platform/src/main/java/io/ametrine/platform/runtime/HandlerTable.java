package io.ametrine.platform.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.v201.Action;
import io.ametrine.platform.envelope.SessionEvent;
import io.ametrine.platform.envelope.StationKey;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which method takes which message. Built at start-up; a duplicate or a wrong signature stops the service there. */
final class HandlerTable {
    private final Map<Action, MethodHandle> calls = new EnumMap<>(Action.class);
    private final Map<Action, MethodHandle> outcomes = new EnumMap<>(Action.class);
    private final Map<Action, MethodHandle> checks = new EnumMap<>(Action.class);
    private final Map<Action, MethodHandle> continuations = new EnumMap<>(Action.class);
    private final List<MethodHandle> sessions = new ArrayList<>();

    HandlerTable(List<Object> handlers) {
        for (Object handler : handlers) {
            int before = size();
            for (Method method : handler.getClass().getDeclaredMethods()) {
                register(handler, method);
            }
            if (size() == before) {
                throw new IllegalStateException(
                        handler.getClass().getName()
                                + " has no method with @OcppHandler, @OutcomeHandler, @CommandCheck, @ContinuationHandler or @SessionHandler");
            }
        }
    }

    private int size() {
        return calls.size() + outcomes.size() + checks.size() + continuations.size() + sessions.size();
    }

    private void register(Object handler, Method method) {
        route(handler, method, OcppHandler.class, OcppHandler::value, calls, action ->
                new Class<?>[] {Reply.class, Station.class, action.requestType()});
        route(handler, method, OutcomeHandler.class, OutcomeHandler::value, outcomes, action ->
                new Class<?>[] {void.class, Station.class, Command.class, action.requestType(), CommandResult.class});
        route(handler, method, CommandCheck.class, CommandCheck::value, checks, action ->
                new Class<?>[] {Optional.class, Station.class, action.requestType()});
        route(handler, method, ContinuationHandler.class, ContinuationHandler::value, continuations, action ->
                new Class<?>[] {Reply.class, Station.class, action.requestType(), JsonNode.class});
        if (method.isAnnotationPresent(SessionHandler.class)) {
            sessions.add(bind(handler, method, void.class, StationKey.class, SessionEvent.class));
        }
    }

    private static <A extends Annotation> void route(
            Object handler,
            Method method,
            Class<A> annotation,
            Function<A, Action> actionOf,
            Map<Action, MethodHandle> routes,
            Function<Action, Class<?>[]> signature) {
        A present = method.getAnnotation(annotation);
        if (present == null) {
            return;
        }
        Action action = actionOf.apply(present);
        if (routes.putIfAbsent(action, bind(handler, method, signature.apply(action))) != null) {
            throw new IllegalStateException("Two methods with @" + annotation.getSimpleName() + " for " + action);
        }
    }

    private static MethodHandle bind(Object handler, Method method, Class<?>... signature) {
        Class<?>[] parameters = Arrays.copyOfRange(signature, 1, signature.length);
        if (method.getReturnType() != signature[0] || !Arrays.equals(method.getParameterTypes(), parameters)) {
            throw new IllegalStateException(method + " must return " + signature[0].getSimpleName() + " and take "
                    + Arrays.toString(parameters));
        }
        try {
            method.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(handler);
            return handle.asType(handle.type().generic()).asSpreader(Object[].class, parameters.length);
        } catch (IllegalAccessException failure) {
            throw new IllegalStateException(method + " cannot be reached", failure);
        }
    }

    Optional<MethodHandle> call(Action action) {
        return Optional.ofNullable(calls.get(action));
    }

    Optional<MethodHandle> outcome(Action action) {
        return Optional.ofNullable(outcomes.get(action));
    }

    Optional<MethodHandle> check(Action action) {
        return Optional.ofNullable(checks.get(action));
    }

    Optional<MethodHandle> continuation(Action action) {
        return Optional.ofNullable(continuations.get(action));
    }

    boolean takesSessions() {
        return !sessions.isEmpty();
    }

    List<MethodHandle> sessions() {
        return sessions;
    }
}
