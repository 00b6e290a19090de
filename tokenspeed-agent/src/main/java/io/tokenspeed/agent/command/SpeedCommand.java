package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.EmptyState;
import io.tokenspeed.agent.console.Title;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.report.Coverage;
import io.tokenspeed.agent.report.SpeedJson;
import io.tokenspeed.agent.report.SpeedReport;
import io.tokenspeed.agent.report.SpeedText;
import io.tokenspeed.agent.report.SpeedTrend;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.model.usage.UsageReader;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints decode and end-to-end speeds per provider and model. */
final class SpeedCommand implements Command {
    @Override
    public String summary() {
        return "Decode and end-to-end speed per provider and model";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.addAll(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        ReportOptions options = context.prepared(context.options(parsed));
        SpeedReport report = SpeedReport.read(usage(context), options.filter(), options.ascending());
        if (options.json()) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                new SpeedJson(json.generator()).write(report);
            }
        } else {
            print(report, options, context);
        }
        return 0;
    }

    private static UsageReader usage(Context context) {
        return context.workspace().storage().usage();
    }

    private static void print(SpeedReport report, ReportOptions options, Context context) {
        Terminal terminal = context.terminal(options);
        context.print(Title.lines("Speed", options, terminal));
        context.print("");
        if (report.all().totals().attempts() == 0) {
            context.print(new EmptyState(context).lines(options));
            return;
        }
        Glyphs glyphs = context.glyphs();
        SpeedTrend trend = glyphs == Glyphs.NONE
                ? null
                : SpeedTrend.read(
                        usage(context), report.filter(), context.clock().instant());
        context.print(new SpeedText(terminal.width(), Paint.of(terminal), glyphs, trend).table(report));
        context.print("");
        context.print(Coverage.lines(
                report.all().totals(), report.unpricedModels(), options.filter().costMode(), terminal.width()));
    }
}
