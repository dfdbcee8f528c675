package io.ametrine.platform.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate for 127.0.0.1 that vouches for itself, with its key: as a key store, a trust store and PEM files. */
public record Certificate(Path keyStore, Path trustStore, Path pem, Path key) {
    public static final String PASSWORD = "of-the-tests";
    private static final String ALIAS = "loopback";

    public static Certificate in(Path folder) {
        Path keyStore = folder.resolve("keys.p12");
        Path trustStore = folder.resolve("trusted.p12");
        Path pem = folder.resolve("certificate.pem");
        keytool(keyStore, "-genkeypair", "-keyalg", "EC", "-dname", "CN=loopback", "-ext", "san=ip:127.0.0.1");
        keytool(keyStore, "-exportcert", "-rfc", "-file", pem.toString());
        keytool(trustStore, "-importcert", "-noprompt", "-file", pem.toString());
        return new Certificate(keyStore, trustStore, pem, key(keyStore, folder.resolve("key.pem")));
    }

    private static void keytool(Path store, String... what) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure);
        }
    }

    private static Path key(Path keyStore, Path target) {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            return Files.writeString(target, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException | GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
