package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.top.LiveTop;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows models and the latest requests, and refreshes them until a person ends it. */
final class TopCommand implements Command {
    private static final int USUAL_SECONDS = 2;
    private static final Flag INTERVAL = Flag.value(
                    "--interval",
                    "SECONDS",
                    "Seconds between two looks, from 1 to 3600 (default: " + USUAL_SECONDS + ").")
            .or("-n");
    private static final Flag ONCE = Flag.toggle("--once", "Print one frame and end, also where there is no terminal.");

    @Override
    public String summary() {
        return "Models and the latest requests, live in the terminal";
    }

    @Override
    public void declare(CommandSpec spec) {
        INTERVAL.addTo(spec);
        ONCE.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        Duration interval = interval(INTERVAL.valueIn(parsed));
        Terminal terminal = ReportFlags.NO_COLOR.in(parsed) ? context.terminal().withoutColour() : context.terminal();
        LiveTop top =
                new LiveTop(context, terminal, ReportOptions.zone(parsed, context.environment(), context.clock()));
        if (ONCE.in(parsed)) {
            top.once();
        } else {
            top.run(interval);
        }
        return 0;
    }

    private static Duration interval(@Nullable String asked) {
        if (asked == null) {
            return Duration.ofSeconds(USUAL_SECONDS);
        }
        if (!asked.matches("[1-9][0-9]{0,3}") || Integer.parseInt(asked) > 3600) {
            throw new UsageException("--interval must be whole seconds from 1 to 3600, not \"" + asked + "\".");
        }
        return Duration.ofSeconds(Integer.parseInt(asked));
    }
}
