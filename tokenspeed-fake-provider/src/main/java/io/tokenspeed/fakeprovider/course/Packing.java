package io.tokenspeed.fakeprovider.course;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of a body from its text, piece by piece. Each piece can be read as soon as it has arrived. */
final class Packing {
    private final Dress dress;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final @Nullable GZIPOutputStream gzip;

    Packing(Dress dress) {
        this.dress = dress;
        try {
            gzip = dress.gzip() ? new GZIPOutputStream(packed, true) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs a text that is not the last one. */
    byte[] text(String text) {
        return bytes(text, false);
    }

    /** Packs the last text. */
    byte[] end(String text) {
        return bytes(text, true);
    }

    private byte[] bytes(String text, boolean last) {
        byte[] bytes = lines(text).getBytes(StandardCharsets.UTF_8);
        if (gzip == null) {
            return bytes;
        }
        try {
            gzip.write(bytes);
            gzip.flush();
            if (last) {
                gzip.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] all = packed.toByteArray();
        packed.reset();
        return all;
    }

    private String lines(String text) {
        return switch (dress.lines()) {
            case USUAL -> text;
            case RETURNS -> text.replaceAll("\r?\n", "\r\n");
            case PARTED -> text.replaceAll("(?m)^data: \\{", "data: {\ndata: ");
        };
    }
}
