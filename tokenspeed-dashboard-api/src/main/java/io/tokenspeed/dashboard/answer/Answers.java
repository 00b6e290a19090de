package io.tokenspeed.dashboard.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.dashboard.query.Query;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** Makes responses with a weak entity tag. A client that has the tagged state already gets 304 without a body. */
public final class Answers {
    /** The media type of tables. */
    public static final String CSV_TYPE = "text/csv;charset=utf-8";

    private static final String CSV = "text/csv";
    /** Writes fractions with Jackson's own code, because the platform's takes half of the time of a long answer. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build());

    private Answers() {}

    /** Returns a table as a JSON array, or as CSV where the query or the {@code Accept} header asks for CSV. */
    public static Response table(RowTable table, Query query, HttpHeaders headers, Request request) {
        if (wantsCsv(query, headers)) {
            return tagged(Csv.of(table).getBytes(StandardCharsets.UTF_8), CSV_TYPE, request);
        }
        return tagged(json(table.rows()), MediaType.APPLICATION_JSON, request);
    }

    /** Returns a page of a table; {@code next} is the address of the next page, null on the last one. */
    public static Response page(
            RowTable table, @Nullable String next, Query query, HttpHeaders headers, Request request) {
        return linked(table(table, query, headers, request), next);
    }

    /** Adds the address of the next page to a response; null adds nothing. */
    public static Response linked(Response response, @Nullable String next) {
        return next == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                        .build();
    }

    /** Returns one object as JSON, or a flat form of it as a CSV table of one row. */
    public static Response object(Row row, Row flat, Query query, HttpHeaders headers, Request request) {
        return object(wantsCsv(query, headers) ? flat : row, query, headers, request);
    }

    /** Returns one object as JSON, or as a CSV table of one row. */
    public static Response object(Row row, Query query, HttpHeaders headers, Request request) {
        return wantsCsv(query, headers)
                ? table(new RowTable(row, List.of(row)), query, headers, request)
                : tagged(json(row), MediaType.APPLICATION_JSON, request);
    }

    /** Returns one object as JSON, or a table of what it lists as CSV. */
    public static Response document(
            Row row, Supplier<RowTable> csv, Query query, HttpHeaders headers, Request request) {
        return wantsCsv(query, headers)
                ? table(csv.get(), query, headers, request)
                : tagged(json(row), MediaType.APPLICATION_JSON, request);
    }

    /** Returns a body whose bytes are ready, with its entity tag. */
    public static Response tagged(byte[] body, String type, Request request) {
        EntityTag tag = new EntityTag(digest(body), true);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(body, type) : same)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "Accept, Origin")
                .build();
    }

    /** Returns a value as JSON in UTF-8. */
    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps, texts and numbers have a JSON form", impossible);
        }
    }

    /** Whether the query or the {@code Accept} header asks for CSV. */
    public static boolean wantsCsv(Query query, HttpHeaders headers) {
        String format = query.format();
        if (format != null) {
            return format.equals("csv");
        }
        MediaType first = headers.getAcceptableMediaTypes().get(0);
        return CSV.equals(first.getType() + "/" + first.getSubtype());
    }

    /** Two checksums, because a digest that resists attackers takes longer than making the answer. */
    private static String digest(byte[] body) {
        return Long.toHexString(sum(new CRC32(), body) << 32 | sum(new CRC32C(), body));
    }

    private static long sum(Checksum checksum, byte[] body) {
        checksum.update(body);
        return checksum.getValue();
    }
}
