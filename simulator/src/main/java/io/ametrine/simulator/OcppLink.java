package io.ametrine.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A station's connection to the CSMS: connects, connects again when lost, and carries OCPP-J frames both ways. */
final class OcppLink {
    private static final String SUBPROTOCOL = "ocpp2.0.1";

    /** The station behind the connection. */
    interface Peer {
        void connected();

        void disconnected();

        Reaction called(String action, JsonObject payload);
    }

    private final Vertx vertx;
    private final WebSocketClient client;
    private final StationOptions options;
    private final StationListener listener;
    private final Peer peer;
    private final OwnCalls calls;
    private Optional<WebSocket> socket = Optional.empty();
    private boolean wanted;
    private int failures;

    OcppLink(Vertx vertx, WebSocketClient client, StationOptions options, StationListener listener, Peer peer) {
        this.vertx = vertx;
        this.client = client;
        this.options = options;
        this.listener = listener;
        this.peer = peer;
        this.calls = new OwnCalls(vertx, options.id(), options.callTimeout(), listener);
    }

    OwnCalls calls() {
        return calls;
    }

    boolean isConnected() {
        return socket.isPresent();
    }

    void open() {
        wanted = true;
        WebSocketConnectOptions request =
                new WebSocketConnectOptions().setAbsoluteURI(options.uri()).addSubProtocol(SUBPROTOCOL);
        options.authorization().ifPresent(value -> request.addHeader("Authorization", value));
        client.connect(request).onSuccess(this::accept).onFailure(this::refused);
    }

    Future<Void> close() {
        wanted = false;
        Optional<WebSocket> open = socket;
        lost("closed by the station");
        return open.map(WebSocket::close).orElse(Future.succeededFuture());
    }

    private void accept(WebSocket opened) {
        if (!wanted || !SUBPROTOCOL.equals(opened.subProtocol())) {
            opened.close();
            refused(new IllegalStateException("the CSMS does not speak " + SUBPROTOCOL));
            return;
        }
        failures = 0;
        socket = Optional.of(opened);
        opened.textMessageHandler(this::received);
        opened.exceptionHandler(_ -> {});
        opened.closeHandler(_ -> {
            if (socket.filter(opened::equals).isPresent()) {
                lost("closed by the CSMS: " + opened.closeStatusCode() + " " + opened.closeReason());
                reconnect();
            }
        });
        calls.connected(opened::writeTextMessage);
        listener.connected(options.id());
        peer.connected();
    }

    private void refused(Throwable reason) {
        String text = reason instanceof UpgradeRejectedException refusal
                ? "refused with HTTP " + refusal.getStatus()
                : String.valueOf(reason.getMessage());
        listener.disconnected(options.id(), text);
        reconnect();
    }

    private void lost(String reason) {
        if (socket.isPresent()) {
            socket = Optional.empty();
            calls.disconnected();
            listener.disconnected(options.id(), reason);
            peer.disconnected();
        }
    }

    private void reconnect() {
        if (wanted) {
            vertx.setTimer(options.backOff().after(failures++).toMillis(), _ -> {
                if (wanted && socket.isEmpty()) {
                    open();
                }
            });
        }
    }

    private void received(String text) {
        try {
            JsonArray frame = new JsonArray(text);
            switch (frame.getInteger(0)) {
                case 2 -> answer(frame.getString(1), frame.getString(2), frame.getJsonObject(3));
                case 3 -> calls.answered(frame.getString(1), frame.getJsonObject(2));
                case 4 -> calls.failed(frame.getString(1), new CallError(frame.getString(2), frame.getString(3)));
                default -> write(error("-1", new CallError("MessageTypeNotSupported", "")));
            }
        } catch (DecodeException | ClassCastException | IndexOutOfBoundsException _) {
            write(error("-1", new CallError("RpcFrameworkError", "not a frame of OCPP-J")));
        }
    }

    private void answer(String id, String action, JsonObject request) {
        try {
            Reaction reaction = peer.called(action, request);
            write("[3,\"" + id + "\"," + reaction.response().encode() + "]");
            listener.commanded(options.id(), action, request, reaction.response());
            reaction.afterwards().run();
        } catch (CallError error) {
            write(error(id, error));
        } catch (ClassCastException | NullPointerException _) {
            write(error(id, new CallError("FormatViolation", "the payload of " + action + " cannot be read")));
        }
    }

    private static String error(String id, CallError error) {
        return new JsonArray()
                .add(4)
                .add(id)
                .add(error.code())
                .add(String.valueOf(error.getMessage()))
                .add(new JsonObject())
                .encode();
    }

    private void write(String frame) {
        socket.ifPresent(open -> open.writeTextMessage(frame));
    }
}
