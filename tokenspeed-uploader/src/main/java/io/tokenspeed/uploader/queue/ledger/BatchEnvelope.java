package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts records into a body, as bytes, and returns where each begins. Not safe for use by several threads. */
final class BatchEnvelope {
    /** The bounds of a time on the wire, in seconds since the epoch. */
    private static final long FIRST_TIME = 1_700_000_000;

    private static final long LAST_TIME = 4_102_444_800L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
    private boolean any;

    BatchEnvelope(long createdAt, ClientInfo client) {
        write("{\"schemaVersion\":" + Limits.SCHEMA_VERSION + ",\"createdAt\":" + clamp(createdAt)
                + ",\"client\":{\"name\":\"" + client.name() + "\",\"version\":\"" + client.version() + "\",\"os\":\""
                + client.os() + "\",\"arch\":\"" + client.arch() + "\"},\"records\":[");
    }

    /** Keeps a clock that is far off from making a batch invalid. */
    private static long clamp(long time) {
        return Math.max(FIRST_TIME, Math.min(LAST_TIME, time));
    }

    /** Adds a record and returns the index of its first byte. */
    int add(byte[] record) {
        if (any) {
            bytes.write(',');
        }
        any = true;
        int at = bytes.size();
        bytes.writeBytes(record);
        return at;
    }

    /** The number of bytes so far. */
    int size() {
        return bytes.size();
    }

    /** Completes the body with the losses to report, by reason, and returns its bytes. */
    byte[] close(Map<String, Long> losses) {
        write("]");
        if (!losses.isEmpty()) {
            write(losses.entrySet().stream()
                    .map(loss -> "{\"reason\":\"" + loss.getKey() + "\",\"records\":" + loss.getValue() + "}")
                    .collect(Collectors.joining(",", ",\"losses\":[", "]")));
        }
        write("}");
        return bytes.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
