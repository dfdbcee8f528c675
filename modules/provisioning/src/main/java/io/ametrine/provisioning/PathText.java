package io.ametrine.provisioning;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes an identity as one segment of a path. */
final class PathText {
    private PathText() {}

    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
