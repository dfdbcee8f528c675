package io.ametrine.gateway;

import io.ametrine.platform.rest.Answer;
import io.ametrine.platform.rest.Endpoint;
import io.ametrine.platform.rest.Problem;
import io.ametrine.platform.rest.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Swagger UI from its webjar, pointed at our document; it loads nothing from elsewhere. */
final class Docs {
    private static final String WEBJAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final Map<String, String> OURS = Map.of("index.html", "docs.html", "start.js", "docs.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "png", "image/png");

    private final String folder = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.open("/docs", _ -> redirect()),
                Endpoint.open("/docs/", _ -> file("index.html")),
                Endpoint.open("/docs/{file}", this::named));
    }

    private static Answer redirect() {
        return new Answer(302, Map.of("Location", "/docs/"), Optional.empty());
    }

    private Answer named(Request request) {
        String name = request.path("file");
        if (!name.matches("[A-Za-z0-9-]+(\\.[a-z0-9-]+)*\\.(html|js|css|png)")) {
            throw Problem.notFound("There is no such file.");
        }
        return file(name);
    }

    private Answer file(String name) {
        String path = OURS.containsKey(name) ? OURS.get(name) : folder + name;
        try (InputStream in = Docs.class.getResourceAsStream(path)) {
            if (in == null) {
                throw Problem.notFound("There is no such file.");
            }
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return Answer.raw(200, type, in.readAllBytes()).with("Cache-Control", "max-age=3600");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String version() {
        try (InputStream in = Docs.class.getResourceAsStream(WEBJAR)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "missing");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
