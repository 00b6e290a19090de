package io.tokenspeed.hub.journal;

import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.model.wire.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A file, apart from the database and its backups, that only grows: who was shut out, let in again or erased, and that
 * time went on. Each entry is on the disk when its method returns. Several processes may write. Devices are named by the
 * digest of their id.
 */
public final class Journal {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** The file's own lock holds off other processes, not other threads. */
    private static final Object THREADS = new Object();

    private static final int ID_BYTES = 12;

    private final Path file;
    private final String id;

    /** A journal in a file, which is made when it is missing. */
    public Journal(Path file, long now) {
        this.file = file;
        append(now, Entry.BEGIN, WireFormat.text(new SecureRandom(), ID_BYTES), seq -> {});
        this.id = entries().get(0).device();
    }

    /** Tells this journal from others. */
    String id() {
        return id;
    }

    /** A device was shut out. */
    public void revoke(String deviceId, long at) {
        append(at, Entry.REVOKE, Sha256.hex(deviceId), seq -> {});
    }

    /** A device was let in again. */
    public void restore(String deviceId, long at) {
        append(at, Entry.RESTORE, Sha256.hex(deviceId), seq -> {});
    }

    /** A device was erased. */
    public void erase(String deviceId, long at) {
        append(at, Entry.ERASE, Sha256.hex(deviceId), seq -> {});
    }

    /**
     * Time went on.
     *
     * @param before is told the entry's number before the entry is written
     */
    void mark(long at, LongConsumer before) {
        append(at, Entry.MARK, "", before);
    }

    /** All entries; a last line that a crash cut off is none. */
    List<Entry> entries() {
        synchronized (THREADS) {
            try (FileChannel channel = open();
                    FileLock held = lock(channel)) {
                return readLocked(channel, held);
            } catch (IOException unusable) {
                throw unusable(unusable);
            }
        }
    }

    private void append(long at, String type, String device, LongConsumer before) {
        synchronized (THREADS) {
            try (FileChannel channel = open();
                    FileLock held = lock(channel)) {
                List<Entry> entries = readLocked(channel, held);
                long seq =
                        entries.isEmpty() ? 1 : entries.get(entries.size() - 1).seq() + 1;
                if (entries.isEmpty() || !type.equals(Entry.BEGIN)) {
                    before.accept(seq);
                    write(channel, new Entry(seq, at, type, device));
                }
            } catch (IOException unusable) {
                throw unusable(unusable);
            }
        }
    }

    private static List<Entry> readLocked(FileChannel channel, FileLock held) throws IOException {
        if (!held.isValid()) {
            throw new IOException("its lock was lost");
        }
        return read(channel);
    }

    private static void write(FileChannel channel, Entry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(entry.line());
        while (line.hasRemaining()) {
            channel.write(line);
        }
        channel.force(true);
    }

    /** Reads whole lines and leaves the channel behind the last of them, so that a cut-off line is written over. */
    private static List<Entry> read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        int count;
        do {
            count = channel.read(bytes);
        } while (count > 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n') + 1;
        List<Entry> entries = new ArrayList<>();
        for (String line : text.substring(0, end).lines().toList()) {
            entries.add(Entry.read(line));
        }
        channel.truncate(end);
        channel.position(end);
        return entries;
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        return channel.lock();
    }

    private FileChannel open() throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
        Files.createDirectories(folder, rights("rwx------"));
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                rights("rw-------"));
    }

    private JournalException unusable(IOException cause) {
        return new JournalException("The journal " + file + " cannot be used (" + cause.getMessage()
                + "); make it writable or restore it from its backup.");
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
