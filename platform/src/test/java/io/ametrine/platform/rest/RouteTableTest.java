package io.ametrine.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    @Test
    void earlierLiteralWins() {
        RouteTable routes = new RouteTable(List.of(get("/a/{x}/c"), get("/{x}/b/c"), get("/a/b/{x}")));

        assertThat(routes.find("GET", "/a/b/c").endpoint().template().text()).isEqualTo("/a/b/{x}");
        assertThat(routes.find("GET", "/z/b/c").parameters()).containsEntry("x", "z");
    }

    @Test
    void plusInAPathIsAPlus() {
        assertThat(new RouteTable(List.of(get("/a/{x}")))
                        .find("GET", "/a/1+1%2B")
                        .parameters())
                .containsEntry("x", "1+1+");
    }

    @Test
    void twoEndpointsForOnePathStopTheService() {
        assertThatThrownBy(() -> new RouteTable(List.of(get("/a/{x}"), get("/a/{y}"))))
                .hasMessageContaining("Two endpoints for GET");
    }

    private static Endpoint get(String path) {
        return Endpoint.open(path, _ -> "");
    }
}
