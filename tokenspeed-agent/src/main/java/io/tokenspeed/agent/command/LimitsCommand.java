package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.limit.LimitText;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.terminal.FieldWriter;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.limit.LimitFields;
import io.tokenspeed.model.limit.LimitReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints what the tools reported about the limits of subscriptions. */
final class LimitsCommand implements Command {
    private static final String NOTHING = "No tool has reported a limit yet. Codex writes its limits into its logs,"
            + " and Claude Code tells them to a status line (\"tokenspeed integrate claude\") and keeps them in"
            + " .claude.json; with an API key there are none.";

    @Override
    public String summary() {
        return "Limits of subscriptions as the tools reported them, with their age";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.JSON.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
        ReportFlags.NO_IMPORT.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        ReportOptions options = context.prepared(context.options(parsed));
        List<LimitReport> reports = context.workspace().limits();
        Instant now = context.clock().instant();
        if (options.json()) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                json.generator().writeStartArray();
                for (LimitReport report : reports) {
                    FieldWriter.write(json.generator(), LimitFields.of(report, now));
                }
                json.generator().writeEndArray();
            }
            return 0;
        }
        Terminal terminal = context.terminal(options);
        context.print(
                reports.isEmpty()
                        ? Text.wrap(NOTHING, terminal.width())
                        : LimitText.table(reports, now, options.filter().zone(), terminal.width(), Paint.of(terminal)));
        return 0;
    }
}
