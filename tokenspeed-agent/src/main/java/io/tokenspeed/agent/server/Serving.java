package io.tokenspeed.agent.server;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the one server of a database until the process is asked to end. */
public final class Serving {
    private static final int PATIENCE = 50;
    private static final long PAUSE_MILLIS = 100;

    private final Path database;
    private final Environment environment;
    private final Clock clock;
    private final String version;
    private final Consumer<String> say;
    private final Consumer<String> show;

    /**
     * Starts nothing yet.
     *
     * @param environment where the database and the tools' logs are found
     * @param say takes lines for the user
     * @param show takes the address of the website
     */
    public Serving(Environment environment, Clock clock, String version, Consumer<String> say, Consumer<String> show) {
        this.database = DatabaseLocation.of(environment).path();
        this.environment = environment;
        this.clock = clock;
        this.version = version;
        this.say = say;
        this.show = show;
    }

    /**
     * Serves until the process ends, or says where the database is served already. Waits a few seconds for a server that
     * is just starting or stopping.
     */
    public void run(ServeSettings settings) throws IOException {
        Files.createDirectories(database.toAbsolutePath().getParent());
        try {
            for (int i = 0; i < PATIENCE; i++) {
                if (servedAlone(settings) || saidWhere()) {
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            say.accept("A server of this database is starting or stopping; try again in a moment.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean servedAlone(ServeSettings settings) throws IOException, InterruptedException {
        try (LockFile.Held alone = lock().tryHold().orElse(null)) {
            if (alone != null) {
                serve(settings);
            }
            return alone != null;
        }
    }

    /** Held by the one server of a database. */
    private LockFile lock() {
        return new LockFile(database.resolveSibling(database.getFileName() + ".serve"));
    }

    private boolean saidWhere() {
        Optional<String> url = RunningServer.url(database);
        url.ifPresent(at -> say.accept("A server of this database is running: " + at));
        url.ifPresent(show);
        return url.isPresent();
    }

    private void serve(ServeSettings settings) throws IOException, InterruptedException {
        try (LocalServer server = new LocalServer(database, settings, environment, clock, version)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "tokenspeed-stop"));
            if (settings.port() != 0 && server.port() != settings.port()) {
                say.accept("Port " + settings.port() + " is taken; this is port " + server.port() + ".");
            }
            say.accept("TokenSpeed is at " + server.url() + " (Ctrl-C ends it).");
            show.accept(server.url());
            server.await();
        }
    }
}
