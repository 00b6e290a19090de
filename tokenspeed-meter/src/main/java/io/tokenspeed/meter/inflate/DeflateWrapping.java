package io.tokenspeed.meter.inflate;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The encoding {@code deflate}, which should have a zlib head (RFC 1950), and in practice may have none (RFC 1951). The
 * first byte tells: no deflate block that a compressor writes begins like a zlib head.
 */
final class DeflateWrapping implements Wrapping {
    private static final int METHOD = 0x0f;
    private static final int DEFLATE = 8;
    private static final int LARGEST_WINDOW = 7;

    private boolean begun;

    @Override
    public @Nullable Inflater head(ByteBuffer bytes) throws DataFormatException {
        if (begun) {
            throw new DataFormatException("there is something behind the end");
        }
        begun = true;
        int first = bytes.get(bytes.position()) & 0xff;
        boolean zlib = (first & METHOD) == DEFLATE && first >> 4 <= LARGEST_WINDOW;
        return new Inflater(!zlib);
    }
}
