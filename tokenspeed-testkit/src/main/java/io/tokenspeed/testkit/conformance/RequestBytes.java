package io.tokenspeed.testkit.conformance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one HTTP message as bytes, with a Content-Length or without a body. */
final class RequestBytes {
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)");

    private final InputStream in;

    RequestBytes(InputStream in) {
        this.in = in;
    }

    /** Reads a number of bytes and drops them. */
    void read(int bytes) throws IOException {
        in.readNBytes(bytes);
    }

    /** Reads the whole message. */
    byte[] readAll() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (!endsHead(message)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the message ended early");
            }
            message.write(next);
        }
        String head = message.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        Matcher length = LENGTH.matcher(head);
        message.writeBytes(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
        return message.toByteArray();
    }

    private static boolean endsHead(ByteArrayOutputStream message) {
        int size = message.size();
        if (size < 4) {
            return false;
        }
        byte[] bytes = message.toByteArray();
        return bytes[size - 4] == '\r' && bytes[size - 3] == '\n' && bytes[size - 2] == '\r' && bytes[size - 1] == '\n';
    }
}
