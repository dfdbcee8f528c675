package io.ametrine.platform.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where one argument of a resource method comes from. */
sealed interface Parameter {
    Object read(Request request);

    static Parameter of(java.lang.reflect.Parameter declared) {
        if (declared.isAnnotationPresent(PathParam.class)) {
            String name = declared.getAnnotation(PathParam.class).value();
            return text("path", name, declared, request -> List.of(request.path(name)));
        }
        if (declared.isAnnotationPresent(QueryParam.class)) {
            String name = declared.getAnnotation(QueryParam.class).value();
            return text(
                    "query", name, declared, request -> request.head().query().getOrDefault(name, List.of()));
        }
        if (declared.isAnnotationPresent(HeaderParam.class)) {
            String name = declared.getAnnotation(HeaderParam.class).value();
            return text(
                    "header",
                    name,
                    declared,
                    request -> request.head().header(name).stream().toList());
        }
        if (declared.getType() == Caller.class) {
            return new Known(Request::caller);
        }
        if (declared.getType() == RequestHead.class) {
            return new Known(Request::head);
        }
        return body(declared.getParameterizedType());
    }

    private static Parameter text(
            String place, String name, java.lang.reflect.Parameter declared, Function<Request, List<String>> source) {
        Type type = declared.getParameterizedType();
        boolean optional = declared.getType() == Optional.class;
        boolean list = declared.getType() == List.class;
        Class<?> value = optional || list
                ? (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]
                : declared.getType();
        Optional<String> fallback =
                Optional.ofNullable(declared.getAnnotation(DefaultValue.class)).map(DefaultValue::value);
        return new Text(place, name, TextValue.of(value), optional, list, fallback, source);
    }

    private static Parameter body(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return new Body(generic.getActualTypeArguments()[0], true);
        }
        return new Body(type, false);
    }

    /** The caller or the request's head. */
    record Known(Function<Request, Object> source) implements Parameter {
        @Override
        public Object read(Request request) {
            return source.apply(request);
        }
    }

    /** The JSON body. */
    record Body(Type type, boolean optional) implements Parameter {
        @Override
        public Object read(Request request) {
            if (optional) {
                return request.body().length == 0 ? Optional.empty() : Optional.of(RestJson.read(request, type));
            }
            return RestJson.read(request, type);
        }
    }

    /** A parameter written as text. */
    record Text(
            String place,
            String name,
            TextValue type,
            boolean optional,
            boolean list,
            Optional<String> fallback,
            Function<Request, List<String>> source)
            implements Parameter {
        @Override
        public Object read(Request request) {
            List<String> given = source.apply(request);
            if (list) {
                return given.stream().map(this::parsed).toList();
            }
            if (given.size() > 1) {
                throw Problem.badRequest(
                        "The " + place + " parameter " + name + " is given " + given.size() + " times. Give it once.");
            }
            Optional<Object> value =
                    given.stream().findFirst().or(() -> fallback).map(this::parsed);
            return optional ? value : value.orElseThrow(this::missing);
        }

        private Problem missing() {
            return Problem.badRequest("The " + place + " parameter " + name + " is missing: " + type.expected() + ".");
        }

        private Object parsed(String text) {
            TextValue.printable(text, "The " + place + " parameter " + name);
            try {
                return type.parse().apply(text);
            } catch (Problem problem) {
                throw problem;
            } catch (RuntimeException unreadable) {
                String expected = type.expected().startsWith("a valid ") && unreadable.getMessage() != null
                        ? unreadable.getMessage()
                        : type.expected();
                throw Problem.badRequest(
                        "The " + place + " parameter " + name + " must be " + expected + ", not \"" + text + "\".");
            }
        }
    }
}
