package io.ametrine.images;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;

/** Images in registries, with the credentials that `docker login` or a credential helper of Docker keeps. */
final class Registries {
    private Registries() {}

    static RegistryImage image(String reference) {
        try {
            ImageReference parsed = ImageReference.parse(reference);
            CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(parsed, _ -> {});
            return RegistryImage.named(parsed)
                    .addCredentialRetriever(credentials.dockerConfig())
                    .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
        } catch (InvalidImageReferenceException wrong) {
            throw new IllegalArgumentException(
                    "\"" + reference + "\" does not name an image; write it like example.org/ametrine/security:1.0",
                    wrong);
        }
    }
}
