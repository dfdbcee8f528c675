package io.ametrine.codegen;

import java.util.List;
import java.util.stream.Collectors;

/** Prints the enum of all messages. */
@SuppressWarnings("InlineFormatString") // a template reads best on its own
final class ActionPrinter {
    private static final String TEMPLATE = """
            /** The messages of OCPP 2.0.1: who sends them, the block and module they belong to, their Java types. */
            public enum Action {
            %s;

                private static final Map<String, Action> BY_WIRE_NAME =
                        Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Action::wireName, Function.identity()));
                private static final Set<Action> FROM_STATION = sentBy(Direction.STATION_TO_CSMS);
                private static final Set<Action> TO_STATION = sentBy(Direction.CSMS_TO_STATION);

                private final String wireName;
                private final Direction direction;
                private final Block block;
                private final Class<? extends OcppRequest> requestType;
                private final Class<? extends OcppResponse> responseType;

                Action(
                        String wireName,
                        Direction direction,
                        Block block,
                        Class<? extends OcppRequest> requestType,
                        Class<? extends OcppResponse> responseType) {
                    this.wireName = wireName;
                    this.direction = direction;
                    this.block = block;
                    this.requestType = requestType;
                    this.responseType = responseType;
                }

                public static Optional<Action> of(String wireName) {
                    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
                }

                /** What a station may send, DataTransfer among it. */
                public static Set<Action> fromStation() {
                    return FROM_STATION;
                }

                /** What the CSMS may send, DataTransfer among it. */
                public static Set<Action> toStation() {
                    return TO_STATION;
                }

                @JsonValue
                public String wireName() {
                    return wireName;
                }

                public Direction direction() {
                    return direction;
                }

                public Block block() {
                    return block;
                }

                public OwningModule module() {
                    return block.module();
                }

                public Class<? extends OcppRequest> requestType() {
                    return requestType;
                }

                public Class<? extends OcppResponse> responseType() {
                    return responseType;
                }

                private static Set<Action> sentBy(Direction sender) {
                    Set<Action> sent = EnumSet.allOf(Action.class);
                    sent.removeIf(action -> action.direction != sender && action.direction != Direction.BOTH);
                    return Collections.unmodifiableSet(sent);
                }
            }
            """;

    private ActionPrinter() {}

    static JavaFile print(List<ActionRow> actions) {
        String constants = actions.stream().map(ActionPrinter::constant).collect(Collectors.joining(",\n"));
        return new JavaFile("Action", TEMPLATE.formatted(constants));
    }

    private static String constant(ActionRow row) {
        return "    %s(\"%s\", Direction.%s, Block.%s, %sRequest.class, %sResponse.class)"
                .formatted(row.constant(), row.name(), row.direction(), row.block(), row.name(), row.name());
    }
}
