package io.tokenspeed.fakeprovider.course;

import io.tokenspeed.fakeprovider.course.Dress.Framing;
import io.tokenspeed.fakeprovider.engine.PlannedWrite;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The HTTP/1.1 around the body of one response. */
final class HttpText {
    static final byte[] NOTHING = {};

    private static final String LAST_CHUNK = "0\r\n\r\n";

    private final Dress dress;

    HttpText(Dress dress) {
        this.dress = dress;
    }

    /** Returns the head of a response; the length is of no interest if it is chunked. */
    byte[] head(int status, String type, long length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\ncontent-type: " + type + "\r\n");
        head.append(
                switch (dress.framing()) {
                    case CHUNKED -> "transfer-encoding: chunked\r\n";
                    case LENGTH -> "content-length: " + length + "\r\n";
                    case UNTIL_CLOSED -> "connection: close\r\n";
                });
        if (dress.gzip()) {
            head.append("content-encoding: gzip\r\n");
        }
        dress.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return bytes(head.append("\r\n").toString());
    }

    /** Returns a write of a part of the body. */
    PlannedWrite write(long atNanos, byte[] head, byte[] body, boolean last) {
        if (dress.framing() != Framing.CHUNKED) {
            return PlannedWrite.of(atNanos, head, body, NOTHING);
        }
        String size = body.length == 0 ? "" : Integer.toHexString(body.length) + "\r\n";
        String behind = (body.length == 0 ? "" : "\r\n") + (last ? LAST_CHUNK : "");
        return PlannedWrite.of(atNanos, joined(head, bytes(size)), body, bytes(behind));
    }

    /** Adds a write in the parts that it is to be sent in, none of them before the write ahead of it. */
    void add(PlannedWrite write, List<PlannedWrite> writes) {
        int size = dress.splitBytes() == 0 ? Math.max(1, write.length()) : dress.splitBytes();
        long at = writes.isEmpty()
                ? write.afterNanos()
                : Math.max(write.afterNanos(), writes.get(writes.size() - 1).afterNanos());
        for (int from = 0; from < write.length(); from += size) {
            writes.add(write.part(from, Math.min(write.length(), from + size), at));
            at += dress.splitNanos();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
