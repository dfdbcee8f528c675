package io.ametrine.platform.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One or several host:port, of which one is enough; says in a few words why none of them can be reached. */
public record Addresses(List<String> all) {
    private static final int PATIENCE_MILLIS = 1_000;

    /** Separated by commas. */
    public static Addresses of(String text, int usualPort) {
        return new Addresses(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> address.matches(".*:\\d+") ? address : address + ":" + usualPort)
                .toList());
    }

    public Optional<String> unreachable() {
        Optional<String> last = Optional.of("no address is given");
        for (String address : all) {
            last = unreachable(address);
            if (last.isEmpty()) {
                return last;
            }
        }
        return last;
    }

    private static Optional<String> unreachable(String address) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
        try (Socket socket = new Socket()) {
            InetAddress known = InetAddress.getByName(host);
            socket.connect(
                    new InetSocketAddress(known, Integer.parseInt(address.substring(colon + 1))), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.of("the name " + host + " is not known");
        } catch (SocketTimeoutException _) {
            return Optional.of("no answer within " + PATIENCE_MILLIS / 1_000 + " s");
        } catch (IOException | IllegalArgumentException failure) {
            return Optional.of(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public String toString() {
        return String.join(",", all);
    }
}
