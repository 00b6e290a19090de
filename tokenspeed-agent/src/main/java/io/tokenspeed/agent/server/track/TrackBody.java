package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.server.json.StrictJson;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads the JSON of bodies within bounds. */
enum TrackBody {
    /** A body with one event. */
    ONE(64 << 10),
    /** A body with a batch. */
    BATCH(1 << 20);

    private static final StrictJson JSON = new StrictJson(StreamReadConstraints.builder()
            .maxNestingDepth(8)
            .maxNumberLength(32)
            .maxDocumentLength(1 << 20)
            .build());

    private final int mostBytes;

    TrackBody(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Reads a body.
     *
     * @throws BadQueryException if it is not JSON within the bounds
     */
    JsonNode read(HttpHeaders headers, InputStream body) throws IOException {
        requireJson(headers.getMediaType());
        byte[] bytes = body.readNBytes(mostBytes + 1);
        if (bytes.length > mostBytes) {
            throw refused(
                    413, "Content too large", "The body must have at most " + (mostBytes >> 10) + " KiB.", "body");
        }
        try {
            return JSON.tree(bytes);
        } catch (IOException malformed) {
            throw new BadQueryException(
                    "The body must be one JSON object in UTF-8, without repeated names and at most 8 levels deep.",
                    "",
                    List.of());
        }
    }

    @SuppressWarnings("ConstantValue") // a request without the header has no media type
    private static void requireJson(MediaType type) {
        if (type == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isWildcardSubtype()) {
            throw refused(
                    415, "Unsupported media type", "Content-Type must be application/json.", HttpHeaders.CONTENT_TYPE);
        }
    }

    private static WebApplicationException refused(int status, String title, String sentence, String field) {
        return new WebApplicationException(
                Problem.of(status, title, sentence, field, List.of()).response());
    }
}
