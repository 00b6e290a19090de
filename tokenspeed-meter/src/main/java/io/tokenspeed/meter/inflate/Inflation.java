package io.tokenspeed.meter.inflate;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates one body as it arrives, in pieces of any size. What comes out after each piece is all that can be known from
 * the bytes so far. Used by one thread at a time. It never throws at what it reads: after damage nothing more comes out.
 */
public final class Inflation implements AutoCloseable {
    private static final int PLAIN_BYTES = 16 << 10;

    private final Wrapping wrapping;
    private final byte[] plain = new byte[PLAIN_BYTES];
    private @Nullable Inflater inflater;
    private boolean damaged;

    private Inflation(Wrapping wrapping) {
        this.wrapping = wrapping;
    }

    /**
     * Returns an inflation for the value of the header {@code content-encoding}: gzip or deflate, with its zlib head or
     * without. Returns null for any other, such as {@code br}, {@code zstd} or several encodings, which cannot be read.
     */
    public static @Nullable Inflation of(String contentEncoding) {
        return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new Inflation(new GzipWrapping());
            case "deflate" -> new Inflation(new DeflateWrapping());
            default -> null;
        };
    }

    /** Returns whether a body with this encoding is not compressed at all. */
    public static boolean isPlain(String contentEncoding) {
        String name = contentEncoding.strip();
        return name.isEmpty() || name.equalsIgnoreCase("identity");
    }

    /**
     * Reads the next bytes, and leaves the buffer's position as it is.
     *
     * @param taker takes what came out, in a buffer that is used again later
     */
    public void read(ByteBuffer bytes, Consumer<ByteBuffer> taker) {
        ByteBuffer left = bytes.duplicate();
        try {
            while (left.hasRemaining() && !damaged) {
                inflater = inflater == null ? wrapping.head(left) : inflater;
                if (inflater != null) {
                    inflate(inflater, left, taker);
                }
            }
        } catch (DataFormatException e) {
            damaged = true;
        }
    }

    private void inflate(Inflater source, ByteBuffer left, Consumer<ByteBuffer> taker) throws DataFormatException {
        source.setInput(left);
        int count = source.inflate(plain);
        while (count > 0) {
            taker.accept(ByteBuffer.wrap(plain, 0, count));
            count = source.inflate(plain);
        }
        if (source.needsDictionary()) {
            throw new DataFormatException("a dictionary is needed");
        }
        if (source.finished()) {
            close();
        }
    }

    /** Returns whether the bytes were not what their encoding said, so that what came out is not all. */
    public boolean isDamaged() {
        return damaged;
    }

    /** Frees what the current compressed part holds. */
    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
