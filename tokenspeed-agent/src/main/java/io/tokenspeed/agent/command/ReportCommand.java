package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.EmptyState;
import io.tokenspeed.agent.console.Title;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.report.Coverage;
import io.tokenspeed.agent.report.DoubleStoreText;
import io.tokenspeed.agent.report.PriceAge;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportJson;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.report.ReportText;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints one kind of report. */
final class ReportCommand implements Command {
    private final ReportKind kind;
    private final String summary;

    ReportCommand(ReportKind kind, String summary) {
        this.kind = kind;
        this.summary = summary;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.addAll(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        ReportOptions options = context.prepared(context.options(parsed));
        Report report = Report.read(context.workspace().storage().usage(), kind, options.filter(), options.ascending());
        if (options.json()) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                new ReportJson(json.generator()).write(report);
            }
        } else {
            print(report, options, context);
        }
        return 0;
    }

    private void print(Report report, ReportOptions options, Context context) {
        Terminal terminal = context.terminal(options);
        context.print(Title.lines(kind.title(), options, terminal));
        context.print("");
        if (report.totals().attempts() == 0) {
            context.print(new EmptyState(context).lines(options));
            return;
        }
        Paint paint = Paint.of(terminal);
        ReportText text = new ReportText(context.environment().home(), terminal.width(), paint);
        context.print(text.table(report, options.breakdown()));
        context.print("");
        context.print(Coverage.lines(
                report.totals(), report.unpricedModels(), options.filter().costMode(), terminal.width()));
        context.print(DoubleStoreText.lines(
                context.workspace().storage().requests().possiblyTwice(options.filter()), terminal.width()));
        context.print(PriceAge.lines(
                report,
                context.workspace().storage().usage(),
                context.workspace().pricesAsOf(),
                terminal.width()));
    }
}
