package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.statusline.Statusline;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Prints the status line for a call with flags; {@link io.tokenspeed.agent.TokenSpeed} answers a call without flags.
 */
final class StatuslineCommand implements Command {
    @Override
    public String summary() {
        return "One line about today for prompts and status bars; imports nothing";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) {
        ZoneId zone = ReportOptions.zone(parsed, context.environment(), context.clock());
        return new Statusline(context.workspace(), context.clock()).print(context.terminal(), zone);
    }
}
