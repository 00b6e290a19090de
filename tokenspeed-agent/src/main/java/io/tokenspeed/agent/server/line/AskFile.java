package io.tokenspeed.agent.server.line;

import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code statusline-<database>.ask} beside a database, with which the start script asks its server for the status
 * line. Its one line holds the server's process, because another program may listen at the port of a server that was
 * killed, its port at 127.0.0.1, and the header {@code Authorization}. Only its owner may read it, because that header has the
 * server's token.
 */
public final class AskFile {
    private final Path file;

    private AskFile(Path file) {
        this.file = file;
    }

    /** The file of a database. */
    public static AskFile of(Path database) {
        Path absolute = database.toAbsolutePath();
        return new AskFile(absolute.resolveSibling("statusline-" + absolute.getFileName() + ".ask"));
    }

    /**
     * Writes the file.
     *
     * @param port the server's port at 127.0.0.1
     * @param authorization the header that carries the token for requests that change something
     */
    public void write(int port, String authorization) throws IOException {
        new OwnerFile(file).write(ProcessHandle.current().pid() + " " + port + " " + authorization + "\n");
    }

    /** Deletes the file, if it is there. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
