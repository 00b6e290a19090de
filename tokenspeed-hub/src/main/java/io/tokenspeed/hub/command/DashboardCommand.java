package io.tokenspeed.hub.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Serves the dashboard alone. */
@Command(name = "dashboard", description = "Serve the dashboard alone, reading the database of a hub.")
final class DashboardCommand implements Callable<Integer> {
    private final Callable<Integer> serve;

    DashboardCommand(Callable<Integer> serve) {
        this.serve = serve;
    }

    @Override
    public Integer call() throws Exception {
        return serve.call();
    }
}
