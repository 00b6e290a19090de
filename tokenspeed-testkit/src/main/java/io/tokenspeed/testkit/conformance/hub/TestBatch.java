package io.tokenspeed.testkit.conformance.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.testkit.protocol.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Builds bodies of uploads from the record in the test vectors. */
final class TestBatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUCKET_SECONDS = 300;

    private final long now;
    private final ObjectNode body;
    private final ArrayNode records;

    TestBatch(long now) {
        this.now = now;
        try {
            body = (ObjectNode)
                    JSON.readTree(Vectors.request("TV2-ingest-identity").body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        body.put("createdAt", now);
        records = body.putArray("records");
    }

    /**
     * Adds a changed copy of a valid record, for the bucket that lies {@code bucketsAgo} buckets before the current
     * one.
     */
    TestBatch record(int bucketsAgo, Consumer<ObjectNode> change) {
        ObjectNode record = template();
        record.put("bucketStart", (now / BUCKET_SECONDS - bucketsAgo) * BUCKET_SECONDS);
        change.accept(record);
        records.add(record);
        return this;
    }

    /** Adds a valid record for the bucket that lies {@code bucketsAgo} buckets before the current one. */
    TestBatch record(int bucketsAgo) {
        return record(bucketsAgo, record -> {});
    }

    /** Changes the envelope. */
    TestBatch envelope(Consumer<ObjectNode> change) {
        change.accept(body);
        return this;
    }

    String text() {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectNode template() {
        try {
            return (ObjectNode)
                    JSON.readTree(Vectors.request("TV2-ingest-identity").body())
                            .get("records")
                            .get(0);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
