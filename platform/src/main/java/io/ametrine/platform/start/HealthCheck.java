package io.ametrine.platform.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Asks the service that shares its environment whether it is ready, and ends with 0 or 1: for containers, which have neither a shell
 * nor curl. It uses little of Java, because it is started anew every few seconds.
 */
public final class HealthCheck {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final String READY = "HTTP/1.1 200 ";

    private HealthCheck() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getenv()));
    }

    /** What is wrong goes to the output, where container engines keep it. */
    static int run(Map<String, String> environment) {
        String host = environment.getOrDefault("AMETRINE_HTTP_HOST", "127.0.0.1");
        String port = environment.getOrDefault("AMETRINE_HTTP_PORT", "");
        try {
            String answer = answer(new InetSocketAddress(reachable(host), Integer.parseInt(port)));
            if (answer.startsWith(READY)) {
                return 0;
            }
            System.out.println(answer);
        } catch (NumberFormatException _) {
            System.out.println("AMETRINE_HTTP_PORT must be set, and is \"" + port + "\"");
        } catch (IOException failure) {
            System.out.println(host + ":" + port + ": " + failure.getMessage());
        }
        return 1;
    }

    /** Where all addresses are listened on, loopback is one of them. */
    private static InetAddress reachable(String host) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    }

    private static String answer(InetSocketAddress service) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(service, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder answer = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }
}
