package io.ametrine.platform.start;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks just enough of an engine's protocol to be asked for its version. */
final class OldEngine implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;

    private final ServerSocket listener;

    private OldEngine(Conversation conversation) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    private interface Conversation {
        void talk(DataInputStream in, DataOutputStream out) throws IOException;
    }

    static OldEngine redis(String version) {
        return new OldEngine((in, out) -> {
            while (true) {
                String command = redisCommand(in);
                switch (command) {
                    case "INFO" -> {
                        String info = "# Server\r\nredis_version:" + version + "\r\n";
                        write(out, "$" + info.length() + "\r\n" + info + "\r\n");
                    }
                    case "PING" -> write(out, "+PONG\r\n");
                    default -> write(out, "+OK\r\n");
                }
            }
        });
    }

    private static String redisCommand(DataInputStream in) throws IOException {
        int parts = Integer.parseInt(line(in).substring(1));
        String first = "";
        for (int part = 0; part < parts; part++) {
            int length = Integer.parseInt(line(in).substring(1));
            String text = new String(in.readNBytes(length + 2), StandardCharsets.UTF_8).strip();
            first = part == 0 ? text : first;
        }
        return first;
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    static OldEngine postgres(String version) {
        return new OldEngine((in, out) -> {
            int length = in.readInt();
            while (in.readInt() == SSL_REQUEST) {
                out.writeByte('N');
                length = in.readInt();
            }
            in.skipNBytes(length - 8);
            message(out, 'R', new byte[4]);
            parameter(out, "server_version", version);
            parameter(out, "client_encoding", "UTF8");
            parameter(out, "DateStyle", "ISO, MDY");
            parameter(out, "integer_datetimes", "on");
            parameter(out, "standard_conforming_strings", "on");
            message(out, 'Z', new byte[] {'I'});
            while (true) {
                answer(in, out);
            }
        });
    }

    private static void answer(DataInputStream in, DataOutputStream out) throws IOException {
        int kind = in.readUnsignedByte();
        in.skipNBytes(in.readInt() - 4);
        switch (kind) {
            case 'P' -> message(out, '1', new byte[0]);
            case 'B' -> message(out, '2', new byte[0]);
            case 'D' -> message(out, 'n', new byte[0]);
            case 'E', 'Q' -> message(out, 'C', "SET\0".getBytes(StandardCharsets.US_ASCII));
            default -> {}
        }
        if (kind == 'Q' || kind == 'S') {
            message(out, 'Z', new byte[] {'I'});
        }
    }

    private static void parameter(DataOutputStream out, String name, String value) throws IOException {
        message(out, 'S', (name + '\0' + value + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    private static void message(DataOutputStream out, char kind, byte[] content) throws IOException {
        out.writeByte(kind);
        out.writeInt(4 + content.length);
        out.write(content);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void accept(Conversation conversation) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> talk(socket, conversation));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void talk(Socket socket, Conversation conversation) {
        try (socket) {
            conversation.talk(
                    new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
        } catch (IOException _) {
            // the other side has gone
        }
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
