package io.tokenspeed.fakeprovider.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection from pieces of any size. */
final class RequestReader {
    private static final int MOST_HEAD = 64 << 10;
    private static final int MOST_BODY = 64 << 20;

    /** What the next byte belongs to. */
    private enum Place {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private byte[] bytes = new byte[4 << 10];
    private int length;
    private int at;
    private Place place = Place.HEAD;
    private RequestHead head = RequestHead.NONE;
    private BodyRecorder body = new BodyRecorder(MOST_BODY);
    private long missing;
    private boolean waits;

    void add(ByteBuffer more) {
        if (length + more.remaining() > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more.remaining()));
        }
        int count = more.remaining();
        more.get(bytes, length, count);
        length += count;
    }

    /** Returns the next request; null while it has not arrived as a whole. */
    @Nullable
    HttpCall next() throws IOException {
        boolean goesOn = true;
        while (goesOn && place != Place.DONE) {
            goesOn = step();
        }
        System.arraycopy(bytes, at, bytes, 0, length - at);
        length -= at;
        at = 0;
        if (place != Place.DONE) {
            return null;
        }
        HttpCall call = head.call(body.copy());
        place = Place.HEAD;
        body = new BodyRecorder(MOST_BODY);
        return call;
    }

    /** Returns, once, whether the client waits to be told that it may send the body. */
    boolean takeWaits() {
        boolean now = waits && place != Place.HEAD;
        waits = false;
        return now;
    }

    /** Goes a step further. Returns false where bytes are missing. */
    private boolean step() throws IOException {
        switch (place) {
            case HEAD -> {
                return head();
            }
            case BODY, CHUNK -> {
                return take();
            }
            default -> {
                String line = line();
                return line != null && framing(line);
            }
        }
    }

    private boolean head() throws IOException {
        int end = endOfHead();
        if (end < 0) {
            return false;
        }
        head = RequestHead.read(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
        at = end;
        waits = head.waits();
        if (head.isChunked()) {
            place = Place.CHUNK_SIZE;
        } else {
            expect(head.length(), Place.BODY, Place.DONE);
        }
        return true;
    }

    private int endOfHead() throws IOException {
        for (int i = at + 1; i < length; i++) {
            boolean blank = bytes[i] == '\n'
                    && (bytes[i - 1] == '\n' || (bytes[i - 1] == '\r' && i > at + 1 && bytes[i - 2] == '\n'));
            if (blank) {
                return i + 1;
            }
        }
        if (length - at > MOST_HEAD) {
            throw new IOException("the head is longer than " + MOST_HEAD + " bytes");
        }
        return -1;
    }

    private void expect(long count, Place some, Place none) throws IOException {
        if (count < 0 || body.length() + count > MOST_BODY) {
            throw new IOException("a body must have 0 to " + MOST_BODY + " bytes: " + count);
        }
        missing = count;
        place = count == 0 ? none : some;
    }

    private boolean take() {
        int count = (int) Math.min(missing, length - at);
        body.add(bytes, at, count);
        at += count;
        missing -= count;
        if (missing == 0) {
            place = place == Place.BODY ? Place.DONE : Place.CHUNK_END;
        }
        return missing == 0;
    }

    private boolean framing(String line) throws IOException {
        switch (place) {
            case CHUNK_SIZE -> expect(Long.parseLong(line.split(";", 2)[0].strip(), 16), Place.CHUNK, Place.TRAILER);
            case CHUNK_END -> place = Place.CHUNK_SIZE;
            default -> place = line.isEmpty() ? Place.DONE : Place.TRAILER;
        }
        return true;
    }

    private @Nullable String line() throws IOException {
        for (int i = at; i < length; i++) {
            if (bytes[i] == '\n') {
                String line = new String(bytes, at, i - at, StandardCharsets.ISO_8859_1).stripTrailing();
                at = i + 1;
                return line;
            }
        }
        if (length - at > MOST_HEAD) {
            throw new IOException("a line is longer than " + MOST_HEAD + " bytes");
        }
        return null;
    }
}
