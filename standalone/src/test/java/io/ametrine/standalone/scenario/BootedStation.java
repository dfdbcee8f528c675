package io.ametrine.standalone.scenario;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a station of its own, connected and booted, and closes it afterwards. */
final class BootedStation implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(BootedStation.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestStation.class;
    }

    @Override
    public TestStation resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .computeIfAbsent(TestStation.class, _ -> TestStation.booted(), TestStation.class);
    }
}
