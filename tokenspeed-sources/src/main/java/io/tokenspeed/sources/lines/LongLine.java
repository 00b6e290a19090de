package io.tokenspeed.sources.lines;

import java.util.Arrays;

/**
 * A line that does not fit into the buffer, kept without the inside of its long strings. Usage, ids and times are in
 * short strings, so nothing that is read is lost, while a pasted image of 64 MB leaves a few bytes.
 */
final class LongLine {
    private static final int KEEP = 4096;
    private static final int LIMIT = 32 << 20;
    private static final long LINE_LIMIT = 128L << 20;

    private byte[] kept = new byte[64 << 10];
    private int size;
    private long length;
    private boolean inString;
    private boolean escaped;
    private boolean escapeKept;
    private int stringLength;

    void append(byte[] bytes, int from, int to) {
        length += to - from;
        for (int i = from; i < to; i++) {
            append(bytes[i]);
        }
    }

    private void append(byte b) {
        if (!inString) {
            inString = b == '"';
            stringLength = 0;
            keep(b);
        } else if (escaped) {
            escaped = false;
            keepIf(escapeKept, b);
        } else if (b == '"') {
            inString = false;
            keep(b);
        } else {
            escaped = b == '\\';
            escapeKept = stringLength < KEEP;
            keepIf(stringLength++ < KEEP, b);
        }
    }

    private void keepIf(boolean condition, byte b) {
        if (condition) {
            keep(b);
        }
    }

    private void keep(byte b) {
        if (size == kept.length) {
            if (size >= LIMIT) {
                return;
            }
            kept = Arrays.copyOf(kept, size * 2);
        }
        kept[size++] = b;
    }

    void finish(LineHandler handler, long nextOffset) {
        if (size >= LIMIT || length > LINE_LIMIT) {
            handler.tooLong(nextOffset);
        } else {
            handler.line(kept, 0, size, nextOffset);
        }
    }

    void finishTail(LineHandler handler) {
        handler.tail(kept, 0, Math.min(size, LIMIT));
    }
}
