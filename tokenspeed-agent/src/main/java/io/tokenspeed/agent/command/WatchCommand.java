package io.tokenspeed.agent.command;

import io.tokenspeed.agent.server.NewRequests;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.store.DatabaseLocation;
import io.tokenspeed.store.SqliteLocalStorage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints every request when it has finished, until it is ended. */
final class WatchCommand implements Command {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
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
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(
                DatabaseLocation.of(context.workspace().environment()).path(), PriceBook::bundled)) {
            NewRequests news = new NewRequests(
                    storage.dashboard().arrivals(), request -> print(request, context), context.clock());
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

    private static void print(RecordedRequest request, Context context) {
        context.print(line(request, context.clock().getZone()));
        context.terminal().out().flush();
    }

    static String line(RecordedRequest recorded, ZoneId zone) {
        Request request = recorded.stored().request();
        Instant at = Instant.ofEpochMilli(request.origin().instant());
        return CLOCK.format(at.atZone(zone)) + "  " + request.tool() + "  "
                + Text.clean(request.origin().model()) + "  "
                + Numbers.full(request.tokens().prompt()) + " prompt  "
                + Numbers.full(request.tokens().output()) + " out  " + speed(request.speed()) + "  "
                + cost(recorded);
    }

    private static String speed(Speed speed) {
        return speed.millis() == 0
                ? "—"
                : (speed.basis().fromLog() ? "~" : "") + Numbers.speed(speed.tokensPerSecond()) + " tok/s";
    }

    private static String cost(RecordedRequest recorded) {
        Double cost = recorded.cost();
        return cost == null ? "—" : Numbers.dollars(Math.round(cost * 1e9));
    }
}
