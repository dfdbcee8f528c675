package io.ametrine.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ametrine.ocpp.OcppJson;
import io.ametrine.platform.config.HttpConfig;
import io.ametrine.platform.observability.Health;
import io.ametrine.platform.observability.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceServerTest {
    private RunningServer shop = new RunningServer(new Bookshop());

    @BeforeAll
    void knows() {
        assertThat(shop.server.port()).isPositive();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void objectIsAnsweredAsJson() throws IOException {
        HttpResponse<String> response = shop.get("/books/newest", "X-Mood", "fine");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(response)).isEqualTo(OcppJson.mapper().readTree("{\"for\":\"operator\",\"mood\":\"fine\"}"));
    }

    @Test
    void literalPathWinsOverParameterAndParametersAreDecoded() throws IOException {
        HttpResponse<String> response = shop.get("/books/a%2Fb%20c");

        assertThat(json(response).path("title").asText()).isEqualTo("a/b c");
    }

    @Test
    void emptyOptionalIsNotFound() throws IOException {
        assertProblem(shop.get("/books/none"), 404, "not-found");
    }

    @Test
    void createdCarriesItsLocation() {
        HttpResponse<String> response =
                shop.send("POST", "/books", "{\"title\":\"t\",\"pages\":3,\"binding\":\"CLOTH\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location")).contains("/books/t");
    }

    @Test
    void voidIsNoContent() {
        HttpResponse<String> response = shop.send("PUT", "/books/t", "{\"title\":\"t\",\"pages\":3}");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void pagesLeadToTheEnd() throws IOException {
        JsonNode first = json(shop.get("/books"));
        JsonNode second = json(shop.get("/books?cursor=" + first.path("next").asText()));
        JsonNode third = json(shop.get("/books?cursor=" + second.path("next").asText()));

        assertThat(first.path("items").toString()).isEqualTo("[\"book 1\",\"book 2\"]");
        assertThat(second.path("items").toString()).isEqualTo("[\"book 3\",\"book 4\"]");
        assertThat(third.toString()).isEqualTo("{\"items\":[\"book 5\"]}");
    }

    @Test
    void unknownPathIsAProblem() throws IOException {
        assertProblem(shop.get("/nothing"), 404, "unknown-path");
        assertProblem(shop.get("/books/"), 404, "not-found");
    }

    @Test
    void wrongMethodNamesTheRightOnes() throws IOException {
        HttpResponse<String> response = shop.send("PATCH", "/books", "{}");

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    void brokenJsonIsLocated() throws IOException {
        JsonNode problem = assertProblem(shop.send("POST", "/books", "{\"title\":\n oops}"), 400, "not-json");

        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asInt()).isPositive();
    }

    @Test
    void duplicateKeyTrailingTextAndEmptyBodyAreRefused() throws IOException {
        assertProblem(shop.send("POST", "/books", "{\"title\":\"a\",\"title\":\"b\"}"), 400, "not-json");
        assertProblem(shop.send("POST", "/books", "{} {}"), 400, "bad-json");
        assertProblem(shop.send("POST", "/books", ""), 400, "no-body");
    }

    @Test
    void nulIsRefused() throws IOException {
        assertProblem(shop.send("POST", "/books", "{\"title\":\"a\\u0000\",\"pages\":1}"), 422, "unprocessable");
        assertProblem(shop.get("/books/a%00b"), 400, "bad-request");
    }

    @Test
    void misfittingBodyNamesThePointerAndWhatWasExpected() throws IOException {
        assertViolation("{\"title\":\"t\",\"pages\":\"many\"}", "/pages", "number");
        assertViolation("{\"title\":\"t\",\"pages\":0}", "", "pages must be at least 1");
        assertViolation("{\"pages\":1}", "/title", "required");
        assertViolation(
                "{\"title\":\"t\",\"pages\":1,\"colour\":\"red\"}",
                "/colour",
                "known are author, binding, pages, title");
        assertViolation("{\"title\":\"t\",\"pages\":1,\"binding\":\"WOOD\"}", "/binding", "one of PAPER, CLOTH");
        assertViolation("[]", "", "object");
    }

    @Test
    void bodyMustBeDeclaredAsJson() throws IOException {
        HttpResponse<String> response = shop.send("POST", "/books", "title=t", "Content-Type", "text/plain");

        assertProblem(response, 415, "unsupported-media-type");
    }

    @Test
    void unknownQueryParameterIsNamedWithTheKnownOnes() throws IOException {
        JsonNode problem = assertProblem(shop.get("/books?autor=x"), 400, "bad-request");

        assertThat(problem.path("parameter").asText()).isEqualTo("autor");
        assertThat(problem.path("known").toString()).contains("author", "limit", "cursor");
    }

    @Test
    void unreadableQueryParameterSaysWhatIsExpected() throws IOException {
        assertDetail("/books?limit=0", "a whole number between 1 and 1000");
        assertDetail("/books?limit=x", "a whole number between 1 and 1000");
        assertDetail("/books?since=yesterday", "a time such as");
        assertDetail("/books?binding=WOOD", "one of PAPER, CLOTH");
        assertDetail("/books?cursor=???", "the value of \"next\"");
        assertDetail("/books?author=a&author=b", "Give it once");
    }

    @Test
    void offsetTimesAreRead() {
        assertThat(shop.get("/books?since=2026-01-01T00:00:00%2B01:00").statusCode())
                .isEqualTo(200);
        assertThat(shop.get("/books?since=2026-01-01T00:00:00Z&tag=a&tag=b").statusCode())
                .isEqualTo(200);
    }

    @Test
    void missingCredentialIs401AndMissingRole403() throws IOException {
        HttpRequest.Builder anonymous = HttpRequest.newBuilder(URI.create(shop.server.url() + "/books"));

        assertProblem(shop.send(anonymous), 401, "unauthorized");
        JsonNode problem = assertProblem(shop.send("DELETE", "/books/t", ""), 403, "forbidden");
        assertThat(problem.path("detail").asText()).contains("admin");
    }

    @Test
    void bugIsAnsweredWithAnIdAndNothingElse() throws IOException {
        JsonNode problem =
                assertProblem(shop.send("PUT", "/books/bug", "{\"title\":\"t\",\"pages\":3}"), 500, "internal-error");

        assertThat(problem.path("errorId").asText()).isNotEmpty();
        assertThat(problem.toString()).doesNotContain("secret");
    }

    @Test
    void oversizeBodyIsRefusedAndTheConnectionGoesOn() throws IOException {
        String large = "[\"" + "x".repeat(1024 * 1024) + "\"]";

        assertProblem(shop.send("POST", "/books", large), 413, "too-large");
        assertThat(shop.get("/books").statusCode()).isEqualTo(200);
    }

    @Test
    void manyOrLongHeadersAreRefused() throws IOException {
        String[] headers = new String[140];
        for (int i = 0; i < headers.length; i += 2) {
            headers[i] = "X-Header-" + i;
            headers[i + 1] = "x";
        }

        assertProblem(shop.get("/books", headers), 431, "too-many-headers");
        assertProblem(shop.get("/books", "X-Long", "x".repeat(20_000)), 431, "headers-too-large");
        assertProblem(shop.get("/books?author=" + "x".repeat(9_000)), 414, "uri-too-long");
    }

    @Test
    void garbageIsAnsweredAndClosed() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.server.port())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write("\u0001\u0002 nonsense\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).contains(" 400 Bad Request", "application/problem+json");
        }
    }

    @Test
    void eventsAreStreamed() {
        HttpResponse<String> response = shop.get("/books/t/lines");

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(response.body()).contains("event: line\nid: 1\ndata: {\"n\":1}\n\n", "id: 2");
    }

    @Test
    void headHasNoBody() {
        HttpResponse<String> response = shop.send("HEAD", "/books", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void readinessTellsTheTruth() throws IOException {
        try (RunningServer other = new RunningServer(new Bookshop())) {
            assertThat(other.get("/health/ready").statusCode()).isEqualTo(200);

            other.health.add("broker", () -> Optional.of("no route"));

            HttpResponse<String> response = other.get("/health/ready");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(json(response).at("/checks/broker/problem").asText()).isEqualTo("no route");
            assertThat(other.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void metricsCountRequestsByTemplate() {
        shop.get("/books/none");

        assertThat(shop.get("/metrics").body())
                .contains("ametrine_http_requests_seconds_count", "path=\"/books/{title}\"", "service=\"bookshop\"");
    }

    @Test
    void portInUseSaysWhatToDo() {
        assertThatThrownBy(() -> RestServer.builder(
                                new HttpConfig("127.0.0.1", shop.server.port()),
                                head -> new Caller("t", "n", Set.of()),
                                Metrics.forService("x"))
                        .start())
                .hasMessageContaining("Free the port");
    }

    @Test
    void aWaitingServerTellsItsHealthAndGivesItsPlaceWithoutClosingThePort() throws Exception {
        Health health = new Health().add("redis", () -> Optional.of("redis at r:1: connection refused"));
        RestServer waiting = ServiceServer.waiting(new HttpConfig("127.0.0.1", 0), health);
        try (waiting;
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(get(client, waiting, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(client, waiting, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(client, waiting, "/health/ready").body()).contains("redis at r:1: connection refused");
            assertThat(get(client, waiting, "/books/none").statusCode()).isEqualTo(503);

            ServiceServer service = waiting.takenOverBy(() -> ServiceServer.start(
                    new HttpConfig("127.0.0.1", waiting.port()),
                    head -> new Caller("t", "n", Set.of()),
                    new Health(),
                    Metrics.forService("x")));

            assertThat(service.port()).isEqualTo(waiting.port());
            assertThat(get(client, waiting, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(client, waiting, "/books/none").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(HttpClient client, RestServer server, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertViolation(String body, String pointer, String expected) throws IOException {
        JsonNode problem = assertProblem(shop.send("POST", "/books", body), 422, "unprocessable");
        assertThat(problem.at("/violations/0/pointer").asText()).isEqualTo(pointer);
        assertThat(problem.at("/violations/0/expected").asText()).contains(expected);
    }

    private void assertDetail(String path, String expected) throws IOException {
        JsonNode problem = assertProblem(shop.get(path), 400, "bad-request");
        assertThat(problem.path("detail").asText()).contains(expected);
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status, String type) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.path("type").asText()).isEqualTo("urn:ametrine:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotEmpty();
        return problem;
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return OcppJson.mapper().readTree(response.body());
    }
}
