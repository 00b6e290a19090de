package io.tokenspeed.meter.inflate;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Gzip, as in RFC 1952: one part or more, each with a head and a check sum behind its data. The sum is not checked. */
final class GzipWrapping implements Wrapping {
    private static final int[] MAGIC = {0x1f, 0x8b, 8};
    private static final int FIXED_BYTES = 10;
    private static final int SUM_BYTES = 8;
    private static final int HAS_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    /** What the next byte belongs to. */
    private enum Place {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        HEAD_SUM,
        DATA,
        DATA_SUM
    }

    private Place place = Place.FIXED;
    private int at;
    private int flags;
    private int extra;

    @Override
    public @Nullable Inflater head(ByteBuffer bytes) throws DataFormatException {
        if (place == Place.DATA) {
            go(Place.DATA_SUM);
        }
        while (bytes.hasRemaining()) {
            read(bytes.get() & 0xff);
            if (place == Place.DATA) {
                return new Inflater(true);
            }
        }
        return null;
    }

    private void read(int next) throws DataFormatException {
        switch (place) {
            case FIXED -> fixed(next);
            case EXTRA_LENGTH -> {
                extra |= next << (8 * at);
                endAfter(2, extra == 0 ? Place.NAME : Place.EXTRA);
            }
            case EXTRA -> endAfter(extra, Place.NAME);
            case NAME, COMMENT -> {
                if (next == 0) {
                    go(place == Place.NAME ? Place.COMMENT : Place.HEAD_SUM);
                }
            }
            case HEAD_SUM -> endAfter(2, Place.DATA);
            case DATA_SUM -> endAfter(SUM_BYTES, Place.FIXED);
            case DATA -> throw new IllegalStateException("data is not read here");
        }
    }

    private void fixed(int next) throws DataFormatException {
        if (at < MAGIC.length && next != MAGIC[at]) {
            throw new DataFormatException("no gzip");
        }
        if (at == MAGIC.length) {
            flags = next;
            extra = 0;
        }
        endAfter(FIXED_BYTES, Place.EXTRA_LENGTH);
    }

    private void endAfter(int bytes, Place following) {
        at++;
        if (at == bytes) {
            go(following);
        }
    }

    /** Goes to a place, or to the next one that this head has. */
    private void go(Place wanted) {
        at = 0;
        place = wanted;
        if (wanted == Place.EXTRA_LENGTH && (flags & HAS_EXTRA) == 0) {
            go(Place.NAME);
        } else if (wanted == Place.NAME && (flags & HAS_NAME) == 0) {
            go(Place.COMMENT);
        } else if (wanted == Place.COMMENT && (flags & HAS_COMMENT) == 0) {
            go(Place.HEAD_SUM);
        } else if (wanted == Place.HEAD_SUM && (flags & HAS_SUM) == 0) {
            go(Place.DATA);
        }
    }
}
