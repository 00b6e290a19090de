package io.tokenspeed.fakeprovider.engine;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The request line and the headers of one request. */
record RequestHead(String method, String path, Map<String, String> headers, String text) {
    static final RequestHead NONE = new RequestHead("", "", Map.of(), "");

    static RequestHead read(String text) throws IOException {
        List<String> lines = text.lines().toList();
        String[] parts = lines.get(0).split(" ", 3);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + lines.get(0));
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] field = line.split(":", 2);
            if (field.length == 2) {
                headers.merge(field[0].toLowerCase(Locale.ROOT), field[1].strip(), (a, b) -> a + ", " + b);
            } else if (!line.isEmpty()) {
                throw new IOException("not a header: " + line);
            }
        }
        return new RequestHead(parts[0], parts[1], headers, text);
    }

    boolean isChunked() {
        return "chunked".equalsIgnoreCase(headers.get("transfer-encoding"));
    }

    long length() {
        return Long.parseLong(headers.getOrDefault("content-length", "0"));
    }

    /** Returns whether the client waits to be told that it may send the body. */
    boolean waits() {
        return "100-continue".equalsIgnoreCase(headers.get("expect"));
    }

    HttpCall call(BodyCopy body) {
        return new HttpCall(method, path, headers, text, body);
    }
}
