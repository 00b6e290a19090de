package io.tokenspeed.hub.journal;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The lines of a journal on the disk, used by one at a time, whatever process they are in. */
final class JournalFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** The file's own lock holds off other processes, not other threads. */
    private static final Object THREADS = new Object();

    private final Path path;

    JournalFile(Path path) {
        this.path = path;
    }

    /** What is done with the file while nobody else uses it. */
    interface Work<T> {
        T on(Open open) throws IOException;
    }

    /** Opens the file, makes it where it is missing, and works on it. */
    <T> T locked(Work<T> work) {
        synchronized (THREADS) {
            try (FileChannel channel = open();
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("its lock was lost");
                }
                return work.on(Open.read(channel));
            } catch (IOException unusable) {
                throw unusable(String.valueOf(unusable.getMessage()));
            }
        }
    }

    JournalException unusable(String reason) {
        return new JournalException("The journal " + path + " cannot be used (" + reason
                + "); free some space for it, make it writable or restore it from its backup.");
    }

    /**
     * The file while it is locked.
     *
     * @param entries what whole lines say; a last line that a crash cut off is none and is written over
     * @param ends where each line ends
     */
    record Open(FileChannel channel, List<Entry> entries, List<Integer> ends) {
        private static Open read(FileChannel channel) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            int count;
            do {
                count = channel.read(bytes);
            } while (count > 0);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            Open open = new Open(channel, new ArrayList<>(), new ArrayList<>());
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                open.entries.add(Entry.read(text.substring(start, end)));
                start = end + 1;
                open.ends.add(start);
            }
            return open;
        }

        private int end() {
            return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
        }

        /** The number of the next entry. */
        long next() {
            return entries.isEmpty() ? 1 : entries.get(entries.size() - 1).seq() + 1;
        }

        /** The entry is on the disk when this returns, and not in the file when it fails. */
        void append(Entry entry) throws IOException {
            ByteBuffer line = ByteBuffer.wrap(entry.line());
            int end = end();
            cutTo(end);
            try {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            } catch (IOException failure) {
                cutTo(end);
                throw failure;
            }
            entries.add(entry);
            ends.add(end + line.limit());
        }

        /** Takes the last entry away, which needs no space on the disk. */
        void cutLast() throws IOException {
            entries.remove(entries.size() - 1);
            ends.remove(ends.size() - 1);
            cutTo(end());
            channel.force(true);
        }

        private void cutTo(int end) throws IOException {
            channel.truncate(end);
            channel.position(end);
        }
    }

    private FileChannel open() throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "folder");
        Files.createDirectories(folder, rights("rwx------"));
        return FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                rights("rw-------"));
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
