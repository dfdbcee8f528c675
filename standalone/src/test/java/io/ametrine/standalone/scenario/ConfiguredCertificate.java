package io.ametrine.standalone.scenario;

/** A self-signed certificate of an example root, as a tool is configured with one. Nothing is signed with it. */
final class ConfiguredCertificate {
    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBqjCCAU+gAwIBAgIUEUS3tqIQYLK+JqaFRCCANdmh0dgwCgYIKoZIzj0EAwIw
            KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMRXhhbXBsZSByb290MCAXDTI2
            MTEyMjIxNTE1M1oYDzIxMjYxMDI5MjE1MTUzWjApMRAwDgYDVQQKDAdFeGFtcGxl
            MRUwEwYDVQQDDAxFeGFtcGxlIHJvb3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
            AATSEYUBwvU1ov9UO5Mjay5LoroUErZswVq49ehasmarhXRMoONkMqxsaUZxTM3Y
            CqEfsXHUQ4r6EW7JVFT8vEayo1MwUTAdBgNVHQ4EFgQUF5qbeLWcsqhm+mG6T96w
            h5/cxt0wHwYDVR0jBBgwFoAUF5qbeLWcsqhm+mG6T96wh5/cxt0wDwYDVR0TAQH/
            BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA7XIcvviPHshARZRkex+hnYJk5wQe
            OCdGL1rqRSTgEOMCIQCZss83TyW47K8SXovRjKWok1H0vHJ+bZv7aZqO8mHcQw==
            -----END CERTIFICATE-----
            """;

    private ConfiguredCertificate() {}

    /** As the content of a JSON text. */
    static String escaped() {
        return PEM.replace("\n", "\\n");
    }
}
