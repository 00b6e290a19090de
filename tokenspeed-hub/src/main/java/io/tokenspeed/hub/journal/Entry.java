package io.tokenspeed.hub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.server.json.JsonBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One line of the journal.
 *
 * @param seq its number, counted from 1
 * @param at its time, in seconds since the epoch
 * @param type {@code begin}, {@code revoke}, {@code restore}, {@code erase} or {@code mark}
 * @param device hex SHA-256 of the device's id; empty for a mark, the journal's own id for {@code begin}
 */
record Entry(long seq, long at, String type, String device) {
    static final String BEGIN = "begin";
    static final String REVOKE = "revoke";
    static final String RESTORE = "restore";
    static final String ERASE = "erase";
    static final String MARK = "mark";

    private static final String NO_ENTRY = "it has a line that is no entry";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the entry is about the device with this digest, or begins the journal with this id. */
    boolean isOf(String name) {
        return device.equals(name);
    }

    byte[] line() {
        byte[] object = JsonBytes.object(json -> {
            json.writeNumberField("seq", seq);
            json.writeNumberField("at", at);
            json.writeStringField("type", type);
            if (!device.isEmpty()) {
                json.writeStringField("device", device);
            }
        });
        return (new String(object, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Entry read(String line) throws IOException {
        JsonNode node = tree(line);
        if (!node.path("seq").isIntegralNumber() || !node.path("type").isTextual()) {
            throw new IOException(NO_ENTRY);
        }
        return new Entry(
                node.path("seq").asLong(),
                node.path("at").asLong(),
                node.path("type").asText(),
                node.path("device").asText(""));
    }

    /** Replaces the parser's own message, which has several lines. */
    private static JsonNode tree(String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new IOException(NO_ENTRY, malformed);
        }
    }
}
