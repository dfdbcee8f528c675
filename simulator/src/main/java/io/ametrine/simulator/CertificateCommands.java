package io.ametrine.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the certificates that the CSMS installs (A02, M03-M05). */
final class CertificateCommands implements CommandHandlers {
    private final Station station;
    private final Map<JsonObject, String> typeByHash = new LinkedHashMap<>();

    CertificateCommands(Station station) {
        this.station = station;
    }

    @Override
    public Map<String, Function<JsonObject, Reaction>> byAction() {
        return Map.of(
                "InstallCertificate", this::install,
                "DeleteCertificate", this::delete,
                "GetInstalledCertificateIds", this::list,
                "CertificateSigned", this::signed);
    }

    private Reaction install(JsonObject request) {
        return parse(request.getString("certificate"))
                .map(certificate -> {
                    typeByHash.put(hash(certificate), request.getString("certificateType"));
                    count();
                    return Reaction.status("Accepted");
                })
                .orElseGet(() -> Reaction.status("Rejected", "InvalidCertificate"));
    }

    private Reaction delete(JsonObject request) {
        boolean known = typeByHash.remove(request.getJsonObject("certificateHashData")) != null;
        count();
        return Reaction.status(known ? "Accepted" : "NotFound");
    }

    private Reaction list(JsonObject request) {
        JsonArray types = request.getJsonArray("certificateType", new JsonArray());
        JsonArray found = new JsonArray();
        typeByHash.forEach((hash, type) -> {
            if (types.isEmpty() || types.contains(type)) {
                found.add(new JsonObject().put("certificateHashData", hash).put("certificateType", type));
            }
        });
        return found.isEmpty()
                ? Reaction.status("NotFound")
                : Reaction.with(new JsonObject().put("status", "Accepted").put("certificateHashDataChain", found));
    }

    private Reaction signed(JsonObject request) {
        return parse(request.getString("certificateChain")).isPresent()
                ? Reaction.status("Accepted")
                : Reaction.status("Rejected", "InvalidCertificate");
    }

    private void count() {
        station.model()
                .hold(VariableKey.of("SecurityCtrlr", "CertificateEntries"), Integer.toString(typeByHash.size()));
    }

    private static Optional<X509Certificate> parse(String pem) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static JsonObject hash(X509Certificate certificate) {
        return new JsonObject()
                .put("hashAlgorithm", "SHA256")
                .put(
                        "issuerNameHash",
                        sha256(certificate.getIssuerX500Principal().getEncoded()))
                .put("issuerKeyHash", sha256(certificate.getPublicKey().getEncoded()))
                .put("serialNumber", certificate.getSerialNumber().toString(16));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
