package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts records into a body, as bytes, and remembers where they are. Not safe for use by several threads. */
final class BatchEnvelope {
    /** The bounds of a time on the wire. */
    private static final long FIRST_TIME = 1_700_000_000;

    private static final long LAST_TIME = 4_102_444_800L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
    private boolean any;

    BatchEnvelope(long createdAt, ClientInfo client) {
        write("{\"schemaVersion\":" + Limits.SCHEMA_VERSION + ",\"createdAt\":" + clamp(createdAt)
                + ",\"client\":{\"name\":\"" + client.name() + "\",\"version\":\"" + client.version() + "\",\"os\":\""
                + client.os() + "\",\"arch\":\"" + client.arch() + "\"},\"records\":[");
    }

    /** A clock that is far off must not make a batch invalid. */
    private static long clamp(long time) {
        return Math.max(FIRST_TIME, Math.min(LAST_TIME, time));
    }

    /** Adds a record and gives the place of its first byte. */
    int add(byte[] record) {
        if (any) {
            bytes.write(',');
        }
        any = true;
        int at = bytes.size();
        bytes.writeBytes(record);
        return at;
    }

    /** How many bytes there are so far. */
    int size() {
        return bytes.size();
    }

    /** The whole body. */
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
