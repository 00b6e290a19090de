package io.tokenspeed.agent.server;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the one server of a database until the process is asked to end. */
public final class Serving {
    private final Path database;
    private final Environment environment;
    private final Clock clock;
    private final String version;
    private final Consumer<String> say;

    /**
     * Runs nothing yet.
     *
     * @param say takes lines for the user
     */
    public Serving(Path database, Environment environment, Clock clock, String version, Consumer<String> say) {
        this.database = database;
        this.environment = environment;
        this.clock = clock;
        this.version = version;
        this.say = say;
    }

    /** Serves until the process ends, or says where the database is served already. */
    public void run(ServeSettings settings, boolean openBrowser) throws IOException {
        Files.createDirectories(database.toAbsolutePath().getParent());
        try (OneServer alone = OneServer.take(database).orElse(null)) {
            if (alone == null) {
                sayWhere(openBrowser);
                return;
            }
            serve(settings, openBrowser);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sayWhere(boolean openBrowser) throws InterruptedException {
        Optional<String> url = RunningServer.awaitUrl(database);
        say.accept(url.map(at -> "A server of this database is running: " + at)
                .orElse("A server of this database is starting or stopping; try again in a moment."));
        if (openBrowser && url.isPresent()) {
            Browser.open(url.get(), environment);
        }
    }

    private void serve(ServeSettings settings, boolean openBrowser) throws IOException, InterruptedException {
        try (LocalServer server = new LocalServer(database, settings, environment, clock, version)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "tokenspeed-stop"));
            if (settings.port() != 0 && server.port() != settings.port()) {
                say.accept("Port " + settings.port() + " is taken; this is port " + server.port() + ".");
            }
            say.accept("TokenSpeed is at " + server.url() + " (Ctrl-C ends it).");
            if (openBrowser) {
                Browser.open(server.url(), environment);
            }
            server.await();
        }
    }
}
