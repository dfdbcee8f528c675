package io.ametrine.central;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A TCP socket that speaks WebSocket by hand, so that it can also speak it wrongly. */
final class RawSocket implements AutoCloseable {
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final DataInputStream in;

    RawSocket(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(10_000);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Status line and headers of the answer to a handshake. */
    List<String> handshake(String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of(
                "GET " + path + " HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"));
        lines.addAll(List.of(headers));
        return request(lines);
    }

    List<String> request(List<String> lines) {
        write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        List<String> head = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            head.add(line);
        }
        return head;
    }

    @SuppressWarnings("deprecation") // header lines are ASCII
    private String readLine() {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A masked frame whose first byte is given: 0x81 is a whole text message, 0xC1 a whole compressed one. */
    void frame(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            out.write(0x80 | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.writeBytes(MASK);
        for (int at = 0; at < payload.length; at++) {
            out.write(payload[at] ^ MASK[at % 4]);
        }
        write(out.toByteArray());
    }

    void text(String text) {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An unmasked frame from the server. */
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        }
    }

    /** The next frame, or nothing once the server has closed. */
    Optional<Frame> read() {
        try {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            int length = in.read() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            return Optional.of(new Frame(first & 0x0f, in.readNBytes(length)));
        } catch (IOException reset) {
            return Optional.empty();
        }
    }

    /** The code of the next close frame; 1006 if the connection ended without one. */
    int closeCode() {
        for (Optional<Frame> frame = read(); frame.isPresent(); frame = read()) {
            if (frame.get().opcode() == 8) {
                return frame.get().closeCode();
            }
        }
        return 1006;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
