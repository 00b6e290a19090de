package io.tokenspeed.hub.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests that two parsers could read differently. Each is followed by another request, which must never be answered.
 */
final class Smuggling {
    private static final String INNER = "GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX-Inner: yes\r\n\r\n";

    private Smuggling() {}

    static Map<String, String> probes() {
        Map<String, String> probes = new LinkedHashMap<>();
        probes.put(
                "content length and chunks",
                post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n" + INNER);
        probes.put("two lengths", post("Content-Length: 0\r\nContent-Length: " + INNER.length() + "\r\n") + INNER);
        probes.put("an unknown coding", post("Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n") + INNER);
        probes.put(
                "an open quote in a chunk's extension",
                post("Transfer-Encoding: chunked\r\n") + "0;a=\"\r\n\r\n" + INNER);
        probes.put("a sign before the length", post("Content-Length: +0\r\n") + INNER);
        probes.put(
                "a folded header",
                post("X-A: b\r\n c\r\nContent-Length: 0\r\nTransfer-Encoding:\r\n chunked\r\n") + INNER);
        probes.put("a space before the colon", post("Content-Length : 0\r\n") + INNER);
        probes.put(
                "two hosts",
                "POST /v1/ingest/buckets HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n" + INNER);
        return probes;
    }

    private static String post(String headers) {
        return "POST /v1/ingest/buckets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n";
    }

    /** The number of answers in a text. */
    static long answers(String text) {
        return text.lines().filter(line -> line.startsWith("HTTP/1.1 ")).count();
    }
}
