package io.tokenspeed.uploader;

import io.tokenspeed.uploader.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes one process of a machine the one that sends. The system releases it when that process dies. */
final class UploaderLock implements AutoCloseable {
    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    UploaderLock(Path file) {
        this.file = file;
    }

    /**
     * Whether this process is the one, now or already.
     *
     * @throws IOException if the file cannot be used, so nobody can tell
     */
    boolean acquire() throws IOException {
        if (lock != null) {
            return true;
        }
        PrivateFile.create(file);
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException taken) {
            lock = null;
        } finally {
            if (lock == null) {
                close();
            }
        }
        return lock != null;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException released) {
            lock = null;
        }
        channel = null;
        lock = null;
    }
}
