package io.tokenspeed.hub.journal;

import io.tokenspeed.model.file.IoFailure;
import io.tokenspeed.model.file.LockFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a journal on the disk, used by one thread of one process at a time. */
final class JournalFile {
    private final Path path;
    private final LockFile lock;

    JournalFile(Path path) {
        this.path = path;
        this.lock = new LockFile(path);
    }

    /** Work on the file while it is locked. */
    interface Work<T> {
        T on(Open open) throws IOException;
    }

    /** Locks the file, which is made where it is missing, and works on it. */
    <T> T locked(Work<T> work) {
        try {
            return lock.whileHeld(file -> work.on(Open.read(file)));
        } catch (IOException unusable) {
            throw unusable(IoFailure.reason(unusable));
        }
    }

    JournalException unusable(String reason) {
        return new JournalException("The journal " + path + " cannot be used (" + reason
                + "); free some space for it, make it writable or restore it from its backup.");
    }

    /**
     * The file while it is locked.
     *
     * @param entries the entries of all whole lines; a last line that a crash cut off is ignored and written over
     * @param ends for each line, the offset in bytes after it
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

        /** Appends an entry, which is on the disk when this returns, and not in the file when it throws. */
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

        /** Removes the last entry, which needs no space on the disk. */
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
}
