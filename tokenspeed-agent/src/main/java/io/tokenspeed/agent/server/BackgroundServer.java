package io.tokenspeed.agent.server;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts a server that outlives this process. */
public final class BackgroundServer {
    private static final int PATIENCE = 200;
    private static final long PAUSE_MILLIS = 100;

    private BackgroundServer() {}

    /**
     * Starts the server and returns its address; empty where it did not start.
     *
     * @param program the launcher
     * @param database the database to serve, which must be the environment's
     */
    public static Optional<String> start(Path program, Path database, Environment environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "serve", "--no-open")
                .directory(environment.workingDirectory().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        Process server = builder.start();
        try {
            return await(server, database);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Looks once more after the process has ended, because it ends where another server already serves the database.
     */
    private static Optional<String> await(Process server, Path database) throws InterruptedException {
        boolean alive = true;
        for (int i = 0; i < PATIENCE && alive; i++) {
            alive = server.isAlive();
            Optional<String> url = RunningServer.url(database);
            if (url.isPresent()) {
                return url;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return Optional.empty();
    }
}
