package io.tokenspeed.server.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of the website in memory.
 *
 * @param content its bytes
 * @param compressed its bytes with gzip; null where that saves nothing
 * @param type its media type
 * @param tag its weak entity tag, the same for both forms
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SiteFile(byte[] content, byte @Nullable [] compressed, String type, String tag) {
    static SiteFile of(byte[] content, String type) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        byte[] compressed = compress(content);
        return new SiteFile(
                content,
                compressed.length < content.length ? compressed : null,
                type,
                "W/\"" + Long.toHexString(sum.getValue()) + "-" + content.length + "\"");
    }

    private static byte[] compress(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2 + 1);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
