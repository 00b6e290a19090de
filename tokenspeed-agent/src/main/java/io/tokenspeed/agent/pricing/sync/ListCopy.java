package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a price list on this machine, which only its owner may read.
 *
 * @param file where it is
 * @param etag the server's name for this version; null where it has none
 * @param digest SHA-256 in hex
 * @param bytes its length
 */
record ListCopy(Path file, @Nullable String etag, String digest, long bytes) {
    private static final int BUFFER = 64 << 10;
    private static final int LONGEST_ETAG = 200;

    ListCopy {
        etag = etag == null || etag.length() > LONGEST_ETAG ? null : etag;
    }

    /** Writes a list into a file. */
    static ListCopy write(InputStream list, long most, @Nullable String etag, Path file) throws IOException {
        Files.deleteIfExists(file);
        OwnerFile.create(file);
        try (OutputStream out = Files.newOutputStream(file)) {
            return copied(new LimitedInput(list, most), out, etag, file);
        }
    }

    /** Returns the list in a file. */
    static ListCopy of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copied(in, OutputStream.nullOutputStream(), null, file);
        }
    }

    private static ListCopy copied(InputStream in, OutputStream out, @Nullable String etag, Path file)
            throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            bytes += count;
        }
        return new ListCopy(file, etag, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the platform lacks SHA-256", missing);
        }
    }
}
