package io.tokenspeed.store.predecessor;

import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A private copy of a file of the predecessor and its write-ahead log, in a folder that {@link #close} deletes. First
 * deletes what a killed process left there; the caller holds the {@link io.tokenspeed.store.sqlite.ProcessLock}.
 */
final class PredecessorCopy implements AutoCloseable {
    private static final String FILE = "copy.sqlite";
    private static final List<String> FILES = List.of(FILE, FILE + "-wal", FILE + "-shm", FILE + "-journal");

    private final Path folder;
    private final String digest;

    private PredecessorCopy(Path folder, String digest) {
        this.folder = folder;
        this.digest = digest;
    }

    /**
     * Copies the file.
     *
     * @throws IOException also if the file changed meanwhile; a later attempt may succeed
     */
    static PredecessorCopy of(PredecessorFile file, Path database) throws IOException {
        Path folder = database.resolveSibling(database.getFileName() + ".takeover");
        clear(folder);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            copy(file.path(), folder.resolve(FILE), digest);
            if (Files.isRegularFile(PredecessorFile.log(file.path()))) {
                copy(PredecessorFile.log(file.path()), folder.resolve(FILE + "-wal"), digest);
            }
            if (!file.isUnchanged()) {
                throw new IOException(file.path() + " changed while it was read");
            }
            return new PredecessorCopy(folder, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        } catch (IOException failure) {
            clear(folder);
            throw failure;
        }
    }

    private static void copy(Path from, Path to, MessageDigest digest) throws IOException {
        OwnerFile.create(to);
        try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest);
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }

    Path path() {
        return folder.resolve(FILE);
    }

    /** SHA-256 of the file and its log, in hexadecimal. */
    String digest() {
        return digest;
    }

    private static void clear(Path folder) throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() throws IOException {
        clear(folder);
    }
}
