package io.tokenspeed.fakeprovider;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 request. */
record HttpRequest(String method, String path, Map<String, String> headers, String body) {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_BODY = 64 * 1024 * 1024;

    /** Reads a request; null where the client closed the connection before it. */
    static @Nullable HttpRequest read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", 3);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + first);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = required(in); !line.isEmpty(); line = required(in)) {
            String[] field = line.split(":", 2);
            if (field.length != 2) {
                throw new IOException("not a header: " + line);
            }
            headers.merge(field[0].toLowerCase(Locale.ROOT), field[1].strip(), (a, b) -> a + ", " + b);
        }
        String body = new String(body(in, headers), StandardCharsets.UTF_8);
        return new HttpRequest(parts[0], parts[1], headers, body);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(required(in).split(";", 2)[0].strip(), 16);
            if (body.size() + (long) size > MAX_BODY) {
                throw new IOException("body is larger than " + MAX_BODY + " bytes");
            }
            body.writeBytes(exactly(in, size));
            String end = required(in);
            if (size == 0 && end.isEmpty()) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        if (size < 0 || size > MAX_BODY) {
            throw new IOException("body must have 0 to " + MAX_BODY + " bytes: " + size);
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the client left in the middle of a body");
        }
        return bytes;
    }

    private static String required(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("the client left in the middle of a request");
        }
        return line;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("line is longer than " + MAX_LINE + " bytes");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
