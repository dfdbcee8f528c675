package io.ametrine.platform.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns JAX-RS annotated resource objects into endpoints; a parameter it cannot read stops the service at its start. */
final class ResourceBinder {
    private ResourceBinder() {}

    static List<Endpoint> bind(Object resource) {
        String prefix = pathOf(resource.getClass().getAnnotation(Path.class));
        List<Endpoint> endpoints = Arrays.stream(resource.getClass().getDeclaredMethods())
                .flatMap(method -> httpMethod(method).stream().map(verb -> endpoint(resource, prefix, verb, method)))
                .toList();
        if (endpoints.isEmpty()) {
            throw new IllegalStateException(resource.getClass() + " has no method annotated with GET, POST, PUT …");
        }
        return endpoints;
    }

    private static Endpoint endpoint(Object resource, String prefix, String verb, Method method) {
        List<Parameter> parameters =
                Arrays.stream(method.getParameters()).map(Parameter::of).toList();
        Set<String> known = knownQuery(method);
        MethodHandle handle = handle(resource, method);
        Role role = Optional.ofNullable(method.getAnnotation(Requires.class))
                .map(Requires::value)
                .orElseGet(() -> Endpoint.usualRole(verb));
        return Endpoint.of(verb, prefix + pathOf(method.getAnnotation(Path.class)), role, request -> {
            refuseUnknown(request.head(), known);
            Object[] arguments = parameters.stream()
                    .map(parameter -> parameter.read(request))
                    .toArray();
            Object result = handle.invoke(arguments);
            return result == null ? Answer.noContent() : result;
        });
    }

    private static MethodHandle handle(Object resource, Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .bindTo(resource)
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void refuseUnknown(RequestHead head, Set<String> known) {
        for (String name : head.query().keySet()) {
            if (!known.contains(name)) {
                String list = known.isEmpty() ? "none" : String.join(", ", known);
                throw Problem.badRequest("The query parameter " + name + " is unknown here. Known: " + list + ".")
                        .with("parameter", name)
                        .with("known", known);
            }
        }
    }

    private static Set<String> knownQuery(Method method) {
        Set<String> names = new TreeSet<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).ifPresent(query -> names.add(query.value()));
        }
        return names;
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String pathOf(@Nullable Path path) {
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
