package io.tokenspeed.sources.lines;

import io.tokenspeed.sources.json.ByteSearch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Cuts a stream of bytes at line feeds, and only there. Memory stays bounded: the long strings of a line that exceeds
 * the buffer are dropped while it is read. For one thread; the buffer is reused.
 */
public final class LineReader {
    private static final int BUFFER = 1 << 19;

    private byte[] buffer = new byte[BUFFER];

    /**
     * Reads to the end of the channel.
     *
     * @param channel the bytes from {@code offset} on
     * @param offset the position of the channel in the file
     */
    public void read(ReadableByteChannel channel, long offset, LineHandler handler) throws IOException {
        int filled = 0;
        long base = offset;
        LongLine longLine = null;
        while (true) {
            int n = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
            if (n < 0) {
                break;
            }
            int end = filled + n;
            int start = 0;
            if (longLine != null) {
                start = ByteSearch.newline(buffer, 0, end);
                longLine.append(buffer, 0, start);
                if (start < end) {
                    longLine.finish(handler, base + start + 1);
                    longLine = null;
                    start++;
                }
            }
            if (longLine == null) {
                start = lines(start, filled, end, base, handler);
            }
            if (start == 0 && end == buffer.length) {
                longLine = new LongLine();
                longLine.append(buffer, 0, end);
                start = end;
            }
            filled = end - start;
            base += start;
            System.arraycopy(buffer, start, buffer, 0, filled);
        }
        finish(longLine, filled, handler);
    }

    /** Hands over the complete lines and returns where the incomplete one starts. */
    private int lines(int from, int searched, int end, long base, LineHandler handler) {
        int start = from;
        int search = Math.max(from, searched);
        while (true) {
            int newline = ByteSearch.newline(buffer, search, end);
            if (newline == end) {
                return start;
            }
            handler.line(buffer, start, newline, base + newline + 1);
            start = newline + 1;
            search = start;
        }
    }

    private void finish(@org.jspecify.annotations.Nullable LongLine longLine, int filled, LineHandler handler) {
        if (longLine != null) {
            longLine.finishTail(handler);
        } else if (filled > 0) {
            handler.tail(buffer, 0, filled);
        }
    }
}
