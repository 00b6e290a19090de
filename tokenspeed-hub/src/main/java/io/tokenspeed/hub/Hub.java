package io.tokenspeed.hub;

import io.tokenspeed.hub.command.Asking;
import io.tokenspeed.hub.command.Console;
import io.tokenspeed.hub.command.HubCommands;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.server.assembly.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The hub's program: runs the hub, or one of the operator's commands. */
public final class Hub {
    private static final int STOP_SECONDS = 10;

    private Hub() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        try {
            start(arguments);
        } catch (InvalidPathException refused) {
            System.err.println("tokenspeed hub: " + PathText.sentence(refused));
            System.exit(1);
        }
    }

    private static void start(String[] arguments) {
        Environment environment = Environment.system();
        Clock clock = Clock.systemUTC();
        Asking asking = Asking.system();
        Console console =
                new Console(() -> new LocalOperator(HubSettings.of(environment), clock), System.out, asking, clock);
        HubCommands commands = new HubCommands(
                console, System.err, () -> serve(environment, clock), () -> serveDashboard(environment, clock));
        System.exit(commands.run(arguments));
    }

    private static int serve(Environment environment, Clock clock) throws IOException, InterruptedException {
        HubSettings settings = HubSettings.of(environment);
        CountDownLatch ended = new CountDownLatch(1);
        try (OpenDatabase database = OpenDatabase.of(settings);
                HubApplication hub = HubApplication.start(settings, database, clock)) {
            stopAtTheEnd(hub::close, ended);
            tell(settings, hub, System.out);
            hub.await();
            return 0;
        } finally {
            ended.countDown();
        }
    }

    private static int serveDashboard(Environment environment, Clock clock) throws IOException, InterruptedException {
        HubSettings settings = HubSettings.of(environment);
        CountDownLatch ended = new CountDownLatch(1);
        try (OpenDatabase database = OpenDatabase.readOnly(settings);
                HttpServer dashboard = HubDashboard.start(settings, database.storage(), clock)) {
            stopAtTheEnd(dashboard::close, ended);
            System.out.println("The dashboard of the hub is at http://"
                    + settings.listen().bind() + ":" + dashboard.port() + " (Ctrl-C ends it); it only reads.");
            System.out.flush();
            dashboard.await();
            return 0;
        } finally {
            ended.countDown();
        }
    }

    private static void stopAtTheEnd(Runnable close, CountDownLatch ended) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(close, ended), "tokenspeed-hub-stop"));
    }

    /**
     * Waits until the database is closed, because the process ends with its last hook, and a database that is not
     * closed in time leaves its log beside it.
     */
    private static void stop(Runnable close, CountDownLatch ended) {
        close.run();
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("tokenspeed hub: The database was not closed within " + STOP_SECONDS + " seconds.");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(HubSettings settings, HubApplication hub, PrintStream out) {
        out.println(
                "TokenSpeed hub is at http://" + settings.listen().bind() + ":" + hub.port() + " (Ctrl-C ends it).");
        out.println("Metrics and health are at http://127.0.0.1:" + hub.adminPort() + ".");
        if (settings.access().admin() == null) {
            out.println("Managing it over HTTP is off (no TS_HUB_ADMIN_TOKEN); invite devices with: "
                    + "tokenspeed hub invite create");
        }
        if (settings.access().isClosed()) {
            out.println("The dashboard is closed until TS_HUB_READ_TOKEN or TS_HUB_ADMIN_TOKEN is set.");
        }
        out.flush();
    }
}
