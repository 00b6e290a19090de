package io.tokenspeed.agent.server;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts a server that goes on when this process has ended. */
public final class BackgroundServer {
    private static final int PATIENCE = 200;
    private static final long PAUSE_MILLIS = 100;

    private BackgroundServer() {}

    /**
     * Where the new server listens, or nothing when it did not start.
     *
     * @param program the launcher
     * @param database the database that it is to serve, which the environment leads to
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

    /** Looks once more after the process has ended, because it leaves the field to another one that serves the same. */
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
