package io.ametrine.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Says before anything starts when a port cannot be had, and which option chooses another. */
final class FreePort {
    private FreePort() {}

    static void require(String host, int port, String option) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new StandaloneException("There is no address \"" + host + "\". Give one of this machine's.", e);
        } catch (BindException e) {
            throw new StandaloneException(
                    "Port " + port + " on " + host + " cannot be used (" + e.getMessage()
                            + "). Another program may listen there; choose another port with " + option + ".",
                    e);
        } catch (IOException e) {
            throw new StandaloneException("Port " + port + " on " + host + " cannot be used: " + e.getMessage(), e);
        }
    }
}
