package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.EmptyState;
import io.tokenspeed.agent.console.Title;
import io.tokenspeed.agent.console.Website;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.report.Coverage;
import io.tokenspeed.agent.report.DoubleStoreText;
import io.tokenspeed.agent.report.PriceAge;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportJson;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.report.ReportText;
import io.tokenspeed.agent.report.SubscriptionText;
import io.tokenspeed.agent.statusline.Statusline;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The answer to a call without a command: today and the last seven days, with the models and projects that used most. */
final class OverviewCommand implements Command {
    private static final int DAYS = 7;
    private static final int TOP = 5;
    private static final Flag SERVE = Flag.toggle(
            "--serve",
            "Then serve the website until Ctrl-C and open it. A call without arguments on a terminal does that.");

    @Override
    public String summary() {
        return "Today and the last seven days; \"tokenspeed help\" lists the commands";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.addAll(spec);
        SERVE.addTo(spec);
        Website.NO_OPEN.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        ReportOptions asked = context.options(parsed);
        Website website = SERVE.in(parsed) ? website(asked, context) : null;
        report(asked, context);
        if (website != null && !new EmptyState(context).isNothingRecorded()) {
            context.print("");
            website.serve(!Website.NO_OPEN.in(parsed));
        }
        return 0;
    }

    private static Website website(ReportOptions asked, Context context) {
        if (asked.json()) {
            throw new UsageException("--serve and --json do not go together; run \"tokenspeed serve\" beside it.");
        }
        return new Website(context);
    }

    private static void report(ReportOptions asked, Context context) throws IOException {
        LocalDate today =
                LocalDate.ofInstant(context.clock().instant(), asked.filter().zone());
        ReportOptions options = context.prepared(asked.sinceUnlessAsked(today.minusDays(DAYS - 1L)));
        UsageReader usage = context.workspace().storage().usage();
        Report daily = Report.read(usage, ReportKind.DAILY, options.filter(), options.ascending());
        Report models = Report.read(usage, ReportKind.MODELS, options.filter(), null);
        Report projects = Report.read(usage, ReportKind.PROJECTS, options.filter(), null);
        if (options.json()) {
            json(daily, List.of(models, projects), today, context, options.filter());
        } else {
            print(daily, List.of(models, projects), options, today, context);
        }
    }

    private static void json(Report daily, List<Report> others, LocalDate today, Context context, UsageFilter filter)
            throws IOException {
        try (JsonOutput output = JsonOutput.open(context.terminal())) {
            ReportJson json = new ReportJson(output.generator());
            output.generator().writeStartObject();
            output.generator().writeNumberField("schemaVersion", ReportJson.SCHEMA_VERSION);
            json.object("today", on(today, daily));
            json.rows(daily);
            for (Report report : others) {
                json.rows(report);
            }
            json.summary(daily, subscribed(filter, context));
            output.generator().writeEndObject();
        }
    }

    private static SubscriptionSum subscribed(UsageFilter filter, Context context) {
        return context.workspace()
                .subscriptions()
                .sum(context.workspace().storage().usage(), filter);
    }

    private static UsageTotals on(LocalDate day, Report daily) {
        for (int i = 0; i < daily.rows().size(); i++) {
            if (daily.rows().get(i).key().equals(day.toString())) {
                return daily.rows().get(i).totals();
            }
        }
        return UsageTotals.ZERO;
    }

    private static void print(
            Report daily, List<Report> others, ReportOptions options, LocalDate today, Context context) {
        Terminal terminal = context.terminal(options);
        context.print(Text.shorten(
                Statusline.line(new TodayTotals(on(today, daily), null, Duration.ZERO)), terminal.width()));
        context.print("");
        context.print(Title.lines(ReportKind.DAILY.title(), options, terminal));
        context.print("");
        if (daily.totals().attempts() == 0) {
            context.print(new EmptyState(context).lines(options));
            return;
        }
        Paint paint = Paint.of(terminal);
        ReportText text = new ReportText(context.environment().home(), terminal.width(), paint, context.glyphs(), true);
        context.print(text.table(daily, options.breakdown()));
        for (Report report : others) {
            context.print("");
            context.print(text.top(report, TOP));
        }
        context.print("");
        context.print(Coverage.lines(
                daily.totals(), daily.unpricedModels(), options.filter().costMode(), terminal.width()));
        context.print(SubscriptionText.lines(
                context.workspace().subscriptions(), subscribed(options.filter(), context), terminal.width()));
        context.print(DoubleStoreText.lines(
                context.workspace().storage().requests().possiblyTwice(options.filter()), terminal.width()));
        context.print(PriceAge.lines(
                daily,
                context.workspace().storage().usage(),
                context.workspace().pricesAsOf(),
                terminal.width()));
    }
}
