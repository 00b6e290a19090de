package io.tokenspeed.agent.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the server of a database that runs in another process. */
public final class RunningServer {
    private static final int ANSWER_MILLIS = 1_000;

    private RunningServer() {}

    /** The address of the running server; empty where none listens. */
    public static Optional<String> url(Path database) {
        return ServerFile.of(database).url().filter(RunningServer::listens);
    }

    private static boolean listens(String url) {
        URI uri = URI.create(url);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), ANSWER_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
