package io.tokenspeed.gateway.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Asks a stream of chat completions to report its usage, by bytes put into the body. Nothing is printed anew, so whatever
 * else the body holds stays as it was. Described for {@code stream_options} in OpenAI's API reference.
 */
public final class UsageRequest {
    private static final byte[] OPTIONS = bytes("\"stream_options\":{\"include_usage\":true}");
    private static final byte[] MEMBER = bytes("\"include_usage\":true");

    private UsageRequest() {}

    /** Whether a body is silent about the usage of its stream, so that the gateway asks for it. */
    public static boolean isWanted(BodyScan scan) {
        return Boolean.TRUE.equals(scan.stream())
                && !scan.usage().said()
                && scan.usage().insertAt() > 0;
    }

    /** Returns the body with the question. */
    public static Buffer in(byte[] body, BodyScan scan) {
        int options = scan.usage().optionsAt();
        return options > 0 ? put(body, options, MEMBER) : put(body, scan.usage().insertAt(), OPTIONS);
    }

    private static Buffer put(byte[] body, int at, byte[] member) {
        Buffer all = Buffer.buffer(body.length + member.length + 1);
        all.appendBytes(body, 0, at).appendBytes(member);
        if (!endsThere(body, at)) {
            all.appendByte((byte) ',');
        }
        return all.appendBytes(body, at, body.length - at);
    }

    /** Whether the object whose members begin at a place has none. */
    private static boolean endsThere(byte[] body, int at) {
        int next = at;
        while (body[next] == ' ' || body[next] == '\n' || body[next] == '\r' || body[next] == '\t') {
            next++;
        }
        return body[next] == '}';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
