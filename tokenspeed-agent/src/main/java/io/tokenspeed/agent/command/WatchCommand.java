package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.WatchedRequests;
import io.tokenspeed.agent.server.NewRequests;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints each request when it has finished, until the process is ended. */
final class WatchCommand implements Command {
    private static final long PAUSE_MILLIS = 500;

    @Override
    public String summary() {
        return "Requests as they finish";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public int run(ParseResult parsed, Context context) {
        context.importNow();
        WatchedRequests lines =
                new WatchedRequests(context.terminal().width(), context.clock().getZone());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(
                DatabaseLocation.of(context.workspace().environment()).path(), PriceBook::bundled)) {
            NewRequests news = new NewRequests(
                    storage.dashboard().arrivals(), request -> print(lines.line(request), context), context.clock());
            print(lines.header(), context);
            while (!Thread.currentThread().isInterrupted()) {
                if (!context.workspace().isFollowed()) {
                    context.importNow();
                }
                news.tell();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void print(String line, Context context) {
        context.print(line);
        context.terminal().out().flush();
    }
}
