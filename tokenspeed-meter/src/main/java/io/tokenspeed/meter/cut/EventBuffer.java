package io.tokenspeed.meter.cut;

import java.util.Arrays;

/** The bytes of an event that is not complete. An event beyond the limit is left out as a whole. */
final class EventBuffer {
    /** The last event of OpenAI's responses repeats the whole answer, the instructions and the tools. */
    static final int MOST_BYTES = 16 << 20;

    private static final int FIRST_BYTES = 4 << 10;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private boolean over;
    private int tooLong;

    void add(byte next) {
        if (length == MOST_BYTES) {
            over = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = next;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Gives the event away unless it is empty or too long, and begins the next one. */
    void flush(Cutter.Taker taker) {
        if (over) {
            tooLong++;
        } else if (length > 0) {
            taker.take(bytes, length);
        }
        length = 0;
        over = false;
    }

    int tooLong() {
        return tooLong;
    }
}
