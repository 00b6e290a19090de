package io.tokenspeed.testkit.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A request as it reached the mock hub, byte for byte. */
public final class HubCall {
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    public HubCall(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    /** Its method. */
    public String method() {
        return method;
    }

    /** Its raw path. */
    public String path() {
        return path;
    }

    /** Its raw query; empty where there is none. */
    public String query() {
        return query;
    }

    /** The only value of a header; empty where it is missing or repeated. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    /** All headers. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The body as sent. */
    public byte[] wire() {
        return body.clone();
    }

    /** The body after inflating; throws where the body is not what its encoding says. */
    public byte[] inflated() {
        if (!header("Content-Encoding").equals("gzip")) {
            return wire();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The body after inflating as text. */
    public String text() {
        return new String(inflated(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
