package io.tokenspeed.sources.lines;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * A digest of the first bytes of a file as {@code length:crc32c}, to detect that the file was rewritten in place. The
 * length is stored because a file may have been shorter than a full head and have grown since.
 */
final class FileHead {
    private static final int LENGTH = 4096;

    private FileHead() {}

    static String of(FileChannel channel) throws IOException {
        return digest(channel, LENGTH);
    }

    static boolean matches(FileChannel channel, String head) throws IOException {
        int colon = head.indexOf(':');
        return colon > 0 && head.equals(digest(channel, Integer.parseInt(head, 0, colon, 10)));
    }

    private static String digest(FileChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, bytes.position());
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, bytes.position());
        return bytes.position() + ":" + Long.toHexString(crc.getValue());
    }
}
