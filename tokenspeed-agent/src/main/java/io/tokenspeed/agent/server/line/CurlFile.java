package io.tokenspeed.agent.server.line;

import io.tokenspeed.model.file.OwnerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code statusline-<database>.curl} beside a database, with which {@code curl --config} asks its server for the
 * status line. It holds the server's token, so that only its owner may read it and the token is on no command line. Its
 * first line names the server's process, because another program may listen at the port of a server that was killed.
 */
public final class CurlFile {
    /** The longest that a status line waits for the server before the start script answers itself. */
    private static final int SECONDS = 1;

    private final Path file;

    private CurlFile(Path file) {
        this.file = file;
    }

    /** The file of a database. */
    public static CurlFile of(Path database) {
        Path absolute = database.toAbsolutePath();
        return new CurlFile(absolute.resolveSibling("statusline-" + absolute.getFileName() + ".curl"));
    }

    /**
     * Writes the file. The report of a coding agent is read from standard input.
     *
     * @param url the server's address
     * @param authorization the header that carries the token for requests that change something
     */
    public void write(String url, String authorization) throws IOException {
        new OwnerFile(file)
                .write(String.join(
                        "\n",
                        "# pid " + ProcessHandle.current().pid(),
                        "url = \"" + url + "/api/statusline\"",
                        "request = \"POST\"",
                        "header = \"Authorization: " + escaped(authorization) + "\"",
                        "header = \"Content-Type: application/json\"",
                        "data-binary = \"@-\"",
                        "noproxy = \"*\"",
                        "max-time = " + SECONDS,
                        "silent",
                        "fail",
                        ""));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Deletes the file, if it is there. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
