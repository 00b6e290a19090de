package io.tokenspeed.uploader;

import io.tokenspeed.uploader.queue.SenderRole;
import io.tokenspeed.uploader.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Makes one process of a machine the one that sends. The system releases it when that process dies. It is held until it was
 * released as often as it was taken.
 */
final class UploaderLock implements SenderRole {
    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;
    private int holders;

    UploaderLock(Path file) {
        this.file = file;
    }

    @Override
    public synchronized boolean hold() throws IOException {
        if (lock == null && !acquire()) {
            return false;
        }
        holders++;
        return true;
    }

    @Override
    public synchronized void release() {
        holders--;
        if (holders == 0) {
            close();
        }
    }

    private boolean acquire() throws IOException {
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

    private void close() {
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
