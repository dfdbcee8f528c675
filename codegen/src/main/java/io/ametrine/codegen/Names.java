package io.ametrine.codegen;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How names of the specification become names in Java. */
final class Names {
    /** Names whose capitals do not show where their words begin. */
    private static final Map<String, String> IRREGULAR = Map.of(
            "eMAID", "EMAID",
            "SoC", "SOC",
            "IKEv2", "IKEV2",
            "Get15118EVCertificate", "GET15118_EV_CERTIFICATE");

    /** Every request answers action() with its Action, so its own property of that name gets a longer one. */
    private static final Map<String, String> RESERVED_COMPONENTS = Map.of("action", "certificateAction");

    private Names() {}

    static String component(String property) {
        return RESERVED_COMPONENTS.getOrDefault(property, property);
    }

    /** IdTokenType is IdToken; IdTokenEnumType would be IdToken too, and stays IdTokenEnum. */
    static String type(String definition, Set<String> allDefinitions) {
        if (definition.endsWith("EnumType")) {
            String base = definition.substring(0, definition.length() - "EnumType".length());
            return allDefinitions.contains(base + "Type") || allDefinitions.contains(base) ? base + "Enum" : base;
        }
        return definition.endsWith("Type")
                ? definition.substring(0, definition.length() - "Type".length())
                : definition;
    }

    static String constant(String wireName) {
        String irregular = IRREGULAR.get(wireName);
        if (irregular != null) {
            return irregular;
        }
        StringBuilder constant = new StringBuilder();
        for (int at = 0; at < wireName.length(); at++) {
            if (startsWord(wireName, at) && !constant.isEmpty() && constant.charAt(constant.length() - 1) != '_') {
                constant.append('_');
            }
            char letter = wireName.charAt(at);
            constant.append(Character.isLetterOrDigit(letter) ? letter : '_');
        }
        String name = constant.toString().toUpperCase(Locale.ROOT);
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    private static boolean startsWord(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean afterSmall = Character.isLowerCase(name.charAt(at - 1));
        boolean beforeSmall = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return afterSmall || beforeSmall;
    }
}
