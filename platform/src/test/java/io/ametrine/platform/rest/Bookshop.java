package io.ametrine.platform.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A resource that uses every kind of parameter and answer. */
@Path("/books")
final class Bookshop {
    record Book(String title, int pages, Optional<String> author, Optional<Binding> binding) {
        Book {
            if (pages < 1) {
                throw new IllegalArgumentException("pages must be at least 1");
            }
        }
    }

    enum Binding {
        PAPER,
        CLOTH
    }

    @GET
    Page<String> list(
            @QueryParam("author") Optional<String> author,
            @QueryParam("since") Optional<Instant> since,
            @QueryParam("tag") List<String> tags,
            @QueryParam("binding") Optional<Binding> binding,
            @QueryParam("cursor") Optional<Cursor> cursor,
            @QueryParam("limit") @DefaultValue("2") Limit limit) {
        int from = cursor.map(place -> (int) place.number(0)).orElse(0);
        List<Integer> numbers =
                IntStream.rangeClosed(from + 1, 5).limit(limit.rows()).boxed().toList();
        return Page.of(numbers, limit, Cursor::at).map(number -> "book " + number);
    }

    @GET
    @Path("/{title}")
    Optional<Book> find(@PathParam("title") String title) {
        return title.equals("a/b c")
                ? Optional.of(new Book(title, 1, Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    @GET
    @Path("/newest")
    Map<String, String> newest(Caller caller, @HeaderParam("X-Mood") Optional<String> mood) {
        return Map.of("for", caller.name(), "mood", mood.orElse("none"));
    }

    @POST
    Answer add(Book book) {
        return Answer.created("/books/" + book.title(), book);
    }

    @PUT
    @Path("/{title}")
    void replace(@PathParam("title") String title, Book book) {
        if (title.equals("bug")) {
            throw new IllegalStateException("secret detail");
        }
    }

    @DELETE
    @Path("/{title}")
    @Requires(Role.ADMIN)
    void remove(@PathParam("title") String title) {}

    @GET
    @Path("/{title}/lines")
    Answer lines(@PathParam("title") String title) {
        EventStream stream = sink -> {
            sink.event("line", "1", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
            sink.event("line", "2", "{\"n\":2}".getBytes(StandardCharsets.UTF_8));
        };
        return Answer.ok(stream);
    }
}
