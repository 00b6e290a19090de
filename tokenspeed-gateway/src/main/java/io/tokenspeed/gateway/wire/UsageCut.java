package io.tokenspeed.gateway.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Takes the one event out of a stream of chat completions that reports the usage that only the gateway had asked for: the
 * event whose {@code choices} is an empty array and whose {@code usage} is an object. An event that is not complete waits
 * for its end; all others pass as they came. An event longer than any usage passes before its end.
 */
public final class UsageCut {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 64 << 10;

    private Buffer waiting = Buffer.buffer();
    /** How much of what waits was looked at; an event's end is not before it. */
    private int seen;

    private boolean passing;

    /** Takes the next bytes, and returns those that may go on. */
    public Buffer take(Buffer bytes) {
        waiting.appendBuffer(bytes);
        Buffer ready = Buffer.buffer(waiting.length());
        int from = 0;
        int end = endOfEvent(from);
        while (end >= 0) {
            if (passing || !isUsage(from, end)) {
                ready.appendBuffer(waiting, from, end - from);
            }
            passing = false;
            from = end;
            end = endOfEvent(from);
        }
        if (passing || waiting.length() - from > LONGEST) {
            passing = true;
            int keep = Math.min(waiting.length() - from, 3);
            ready.appendBuffer(waiting, from, waiting.length() - from - keep);
            from = waiting.length() - keep;
        }
        waiting = waiting.slice(from, waiting.length()).copy();
        seen = Math.max(0, waiting.length() - 3);
        return ready;
    }

    /** Returns what still waits when the stream has ended. */
    public Buffer rest() {
        Buffer rest = waiting;
        waiting = Buffer.buffer();
        return rest;
    }

    /** Returns where the event that begins at a place ends, after its blank line; -1 where it is not complete. */
    private int endOfEvent(int from) {
        int at = Math.max(from, seen);
        for (; at < waiting.length(); at++) {
            int blank = blankLine(at);
            if (blank > 0) {
                seen = at + blank;
                return at + blank;
            }
        }
        return -1;
    }

    /** Returns the length of two ends of lines in a row; 0 where there are none. */
    private int blankLine(int at) {
        int first = endOfLine(at);
        int second = first == 0 ? 0 : endOfLine(at + first);
        return second == 0 ? 0 : first + second;
    }

    private int endOfLine(int at) {
        if (at >= waiting.length()) {
            return 0;
        }
        if (waiting.getByte(at) == '\n') {
            return 1;
        }
        boolean both = waiting.getByte(at) == '\r' && at + 1 < waiting.length() && waiting.getByte(at + 1) == '\n';
        return both ? 2 : 0;
    }

    private boolean isUsage(int from, int end) {
        String event = waiting.getString(from, end, StandardCharsets.UTF_8.name());
        if (!event.contains("\"usage\"")) {
            return false;
        }
        StringBuilder data = new StringBuilder();
        event.lines()
                .filter(line -> line.startsWith("data:"))
                .forEach(line ->
                        data.append(line, "data:".length(), line.length()).append('\n'));
        try (JsonParser json = JSON.createParser(data.toString())) {
            return json.nextToken() == JsonToken.START_OBJECT && hasOnlyUsage(json);
        } catch (IOException malformed) {
            return false;
        }
    }

    private static boolean hasOnlyUsage(JsonParser json) throws IOException {
        boolean usage = false;
        boolean empty = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("usage")) {
                usage = value == JsonToken.START_OBJECT;
            } else if (name.equals("choices") && value == JsonToken.START_ARRAY) {
                empty = json.nextToken() == JsonToken.END_ARRAY;
                if (!empty) {
                    return false;
                }
            }
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
            }
        }
        return usage && empty;
    }
}
