package io.ametrine.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.rest.Caller;
import io.ametrine.platform.rest.Role;
import io.ametrine.platform.rest.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls the modules' REST resources as the gateway would: signed with the installation's internal secret. */
final class ModuleCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, String> urls;
    private final SignedRequests signer;
    private final Caller caller = new Caller("default", "standalone", Set.of(Role.ADMIN));

    ModuleCalls(Map<String, String> urls, String internalSecret) {
        this.urls = urls;
        this.signer = SignedRequests.with(Secret.of(internalSecret));
    }

    JsonNode put(String module, String path, Object body) {
        return expectSuccess(send(module, "PUT", path, Optional.of(body)));
    }

    JsonNode post(String module, String path, Object body) {
        return expectSuccess(send(module, "POST", path, Optional.of(body)));
    }

    boolean exists(String module, String path) {
        return send(module, "GET", path, Optional.empty()).statusCode() == 200;
    }

    void delete(String module, String path) {
        send(module, "DELETE", path, Optional.empty());
    }

    private HttpResponse<String> send(String module, String method, String path, Optional<Object> body) {
        try {
            HttpRequest.BodyPublisher content = body.isPresent()
                    ? HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body.get()))
                    : HttpRequest.BodyPublishers.noBody();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(urls.get(module) + path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/json")
                    .method(method, content);
            signer.sign(method, path, caller).forEach(request::header);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StandaloneException("The " + module + " module does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StandaloneException("Interrupted while asking the " + module + " module", e);
        }
    }

    private static JsonNode expectSuccess(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new StandaloneException(response.request().method() + " "
                    + response.uri().getPath() + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StandaloneException(response.uri().getPath() + " did not answer with JSON", e);
        }
    }
}
