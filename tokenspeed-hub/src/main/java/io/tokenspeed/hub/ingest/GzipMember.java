package io.tokenspeed.hub.ingest;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.wire.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a body that is exactly one gzip member of RFC 1952, up to a limit. Refuses anything before, after or
 * between, because two readers could see it differently.
 */
final class GzipMember {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int CHUNK = 16_384;
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final byte[] bytes;
    private int at;

    private GzipMember(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the inflated bytes.
     *
     * @throws Refusal if there are more than {@code max} bytes, or the member is damaged
     */
    static byte[] inflate(byte[] bytes, int max) {
        GzipMember member = new GzipMember(bytes);
        member.skipHeader();
        Inflater inflater = new Inflater(true);
        try {
            return member.inflate(inflater, max);
        } catch (DataFormatException damaged) {
            throw invalid();
        } finally {
            inflater.end();
        }
    }

    private void skipHeader() {
        if (bytes.length < HEADER + TRAILER || shortAt(0) != MAGIC || bytes[2] != DEFLATE) {
            throw invalid();
        }
        int flags = bytes[3] & 0xff;
        if ((flags & RESERVED) != 0) {
            throw invalid();
        }
        at = HEADER;
        if ((flags & EXTRA) != 0) {
            skip(2);
            skip(shortAt(at - 2));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(2);
        }
    }

    private void skip(int count) {
        at += count;
        if (at > bytes.length - TRAILER) {
            throw invalid();
        }
    }

    private void skipText() {
        do {
            skip(1);
        } while (bytes[at - 1] != 0);
    }

    private byte[] inflate(Inflater inflater, int max) throws DataFormatException {
        inflater.setInput(bytes, at, bytes.length - at);
        ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[CHUNK];
        while (!inflater.finished()) {
            int count = inflater.inflate(chunk);
            if (count == 0 && !inflater.finished()) {
                throw invalid();
            }
            if (out.size() + count > max) {
                throw Refusal.of(ErrorCode.INFLATED_TOO_LARGE);
            }
            crc.update(chunk, 0, count);
            out.write(chunk, 0, count);
        }
        checkTrailer(inflater.getRemaining(), crc.getValue(), out.size());
        return out.toByteArray();
    }

    private void checkTrailer(int remaining, long crc, int size) {
        if (remaining != TRAILER) {
            throw invalid();
        }
        int trailer = bytes.length - TRAILER;
        if (intAt(trailer) != crc || intAt(trailer + 4) != size) {
            throw invalid();
        }
    }

    private int shortAt(int index) {
        return (bytes[index] & 0xff) | (bytes[index + 1] & 0xff) << 8;
    }

    private long intAt(int index) {
        return shortAt(index) | (long) shortAt(index + 2) << 16;
    }

    private static Refusal invalid() {
        return Refusal.of(ErrorCode.ENCODING_INVALID);
    }
}
