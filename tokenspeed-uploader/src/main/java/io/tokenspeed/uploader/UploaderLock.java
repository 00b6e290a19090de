package io.tokenspeed.uploader;

import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.uploader.queue.database.SenderRole;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes one process of a machine the one that sends. It is held until it was released as often as it was taken. */
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
            // The system lets go of it at the latest when this process ends.
        }
        held = null;
    }
}
