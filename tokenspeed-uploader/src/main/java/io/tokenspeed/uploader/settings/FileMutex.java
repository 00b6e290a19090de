package io.tokenspeed.uploader.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one thread of one process of this machine work at a time. The system releases it when that process dies. */
final class FileMutex {
    /** A process may lock a file once only, so its own threads queue here. */
    private static final Object THREADS = new Object();

    private final Path file;

    FileMutex(Path file) {
        this.file = file;
    }

    /** Work that is done alone. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does work as soon as nobody else does any. */
    <T> T alone(Work<T> work) throws IOException {
        synchronized (THREADS) {
            PrivateFile.create(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.lock();
                return work.run();
            }
        }
    }
}
