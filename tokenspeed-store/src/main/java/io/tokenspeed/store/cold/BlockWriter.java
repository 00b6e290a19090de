package io.tokenspeed.store.cold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Writes the parts of a block: numbers of seven bits a byte, lowest first, the highest bit saying that more follow. */
public final class BlockWriter {
    private static final int LEVEL = 6;
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 << 10);

    /** Writes a number that is not negative, or the bits of one that is. */
    public void count(long number) {
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Writes a number so that a small one of either sign takes few bytes. */
    public void signed(long number) {
        count((number << 1) ^ (number >> (Long.SIZE - 1)));
    }

    /** Writes the eight bytes of a number, highest first. */
    public void real(double number) {
        long bits = Double.doubleToRawLongBits(number);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes.write((int) (bits >>> shift) & 0xff);
        }
    }

    void blob(byte[] blob) {
        count(blob.length);
        raw(blob);
    }

    void raw(byte[] raw) {
        bytes.write(raw, 0, raw.length);
    }

    /** Writes a text in UTF-8. */
    public void text(String text) {
        blob(text.getBytes(UTF_8));
    }

    /** What was written. */
    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** What was written, compressed as zlib does. */
    byte[] deflated() {
        Deflater deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(bytes.toByteArray());
            deflater.finish();
            ByteArrayOutputStream small = new ByteArrayOutputStream(bytes.size() / 3 + 64);
            byte[] buffer = new byte[8 << 10];
            while (!deflater.finished()) {
                small.write(buffer, 0, deflater.deflate(buffer));
            }
            return small.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
