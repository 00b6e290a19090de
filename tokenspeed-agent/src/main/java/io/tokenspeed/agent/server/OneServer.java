package io.tokenspeed.agent.server;

import io.tokenspeed.uploader.settings.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one server of a database; a killed process lets go of it. */
final class OneServer implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private OneServer(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes it; empty when another server has it. */
    static Optional<OneServer> take(Path database) throws IOException {
        Path file = database.resolveSibling(database.getFileName() + ".serve");
        PrivateFile.create(file);
        return lock(file);
    }

    private static Optional<OneServer> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new OneServer(channel, lock));
            }
        } catch (OverlappingFileLockException inThisProcess) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
