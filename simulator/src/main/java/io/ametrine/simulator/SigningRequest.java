package io.ametrine.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** A PKCS #10 certificate signing request with a fresh EC key: a few DER elements, written out. */
final class SigningRequest {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] ORGANIZATION = HexFormat.of().parseHex("060355040a");
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] VERSION = HexFormat.of().parseHex("020100");
    private static final byte[] NO_ATTRIBUTES = HexFormat.of().parseHex("a000");

    private SigningRequest() {}

    static String pem(String commonName, String organization) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] subject = element(SEQUENCE, name(ORGANIZATION, organization), name(COMMON_NAME, commonName));
            byte[] information =
                    element(SEQUENCE, VERSION, subject, keys.getPublic().getEncoded(), NO_ATTRIBUTES);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(information);
            byte[] bits = element(0x03, new byte[] {0}, signature.sign());
            byte[] request = element(SEQUENCE, information, ECDSA_WITH_SHA256, bits);
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request);
            return "-----BEGIN CERTIFICATE REQUEST-----\n" + body + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with EC keys", e);
        }
    }

    private static byte[] name(byte[] type, String value) {
        byte[] text = element(0x0c, value.getBytes(StandardCharsets.UTF_8));
        return element(SET, element(SEQUENCE, type, text));
    }

    private static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 128) {
            out.write(length);
        } else if (length < 256) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
