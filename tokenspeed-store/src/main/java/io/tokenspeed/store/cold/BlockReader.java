package io.tokenspeed.store.cold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what {@link BlockWriter} wrote. */
public final class BlockReader {
    /** Larger than any hour: a damaged block must not fill the memory. */
    private static final int MOST_BYTES = 1 << 30;

    private static final int LONGEST_NUMBER = 63;

    private final byte[] bytes;
    private int at;

    public BlockReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a compressed block. */
    static BlockReader inflated(byte[] deflated) throws DamagedBlockException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream large = new ByteArrayOutputStream(4 * deflated.length);
            byte[] buffer = new byte[16 << 10];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                large.write(buffer, 0, length);
                if ((length == 0 && !inflater.finished()) || large.size() > MOST_BYTES) {
                    throw new DamagedBlockException("ends too early or is too large");
                }
            }
            return new BlockReader(large.toByteArray());
        } catch (DataFormatException wrong) {
            throw new DamagedBlockException("cannot be inflated");
        } finally {
            inflater.end();
        }
    }

    private int next() throws DamagedBlockException {
        if (at >= bytes.length) {
            throw new DamagedBlockException("ends too early");
        }
        return bytes[at++];
    }

    public long count() throws DamagedBlockException {
        long number = 0;
        for (int shift = 0; shift <= LONGEST_NUMBER; shift += 7) {
            int part = next();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new DamagedBlockException("has a number that is too long");
    }

    /** Reads the length of something, of which the block must hold at least one bit for each element. */
    public int length() throws DamagedBlockException {
        long length = count();
        if (length < 0 || length > 8L * bytes.length) {
            throw new DamagedBlockException("has a length that it cannot hold");
        }
        return (int) length;
    }

    public long signed() throws DamagedBlockException {
        long number = count();
        return (number >>> 1) ^ -(number & 1);
    }

    public double real() throws DamagedBlockException {
        long bits = 0;
        for (int i = 0; i < Double.BYTES; i++) {
            bits = (bits << Byte.SIZE) | (next() & 0xff);
        }
        return Double.longBitsToDouble(bits);
    }

    byte[] raw(int length) throws DamagedBlockException {
        if (length < 0 || length > bytes.length - at) {
            throw new DamagedBlockException("ends too early");
        }
        byte[] raw = new byte[length];
        System.arraycopy(bytes, at, raw, 0, length);
        at += length;
        return raw;
    }

    byte[] blob() throws DamagedBlockException {
        return raw((int) Math.min(Integer.MAX_VALUE, Math.max(-1, count())));
    }

    /** Reads a text in UTF-8. */
    public String text() throws DamagedBlockException {
        return new String(blob(), UTF_8);
    }

    /** Whether everything was read. */
    public boolean isAtEnd() {
        return at == bytes.length;
    }

    void requireEnd() throws DamagedBlockException {
        if (at < bytes.length) {
            throw new DamagedBlockException("has " + (bytes.length - at) + " bytes too many");
        }
    }
}
