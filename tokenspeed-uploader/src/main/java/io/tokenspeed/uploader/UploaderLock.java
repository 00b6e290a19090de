package io.tokenspeed.uploader;

import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.uploader.queue.database.SenderRole;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lock file that makes one process of a machine the one that sends. Released when every {@link #hold} was released.
 */
final class UploaderLock implements SenderRole {
    private final LockFile file;
    private LockFile.@Nullable Held held;
    private int holders;

    UploaderLock(Path file) {
        this.file = new LockFile(file);
    }

    @Override
    public synchronized boolean hold() throws IOException {
        if (held == null) {
            held = file.tryHold().orElse(null);
        }
        if (held == null) {
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

    private void close() {
        try {
            if (held != null) {
                held.close();
            }
        } catch (IOException released) {
            // The system releases the lock at the latest when this process ends.
        }
        held = null;
    }
}
