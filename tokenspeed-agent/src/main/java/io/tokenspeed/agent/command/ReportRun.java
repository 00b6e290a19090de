package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.EmptyState;
import io.tokenspeed.agent.console.Title;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.ReportShape;
import io.tokenspeed.agent.report.Coverage;
import io.tokenspeed.agent.report.DoubleStoreText;
import io.tokenspeed.agent.report.PriceAge;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportJson;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.report.ReportText;
import io.tokenspeed.agent.report.SubscriptionText;
import io.tokenspeed.agent.report.tool.CodexReportJson;
import io.tokenspeed.agent.report.tool.ToolReportJson;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.subscription.SubscriptionSum;
import io.tokenspeed.model.subscription.Subscriptions;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.UsageReader;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call for a report.
 *
 * @param kind what rows stand for
 * @param tool the only tool that it is about, whose own shape of JSON is written; null for all tools
 */
record ReportRun(ReportKind kind, @Nullable String tool, ReportShape shape, ReportOptions options, Context context) {

    /** The options from the first of the most recent periods on, where these were asked for. */
    static ReportOptions recent(
            ReportOptions asked, ReportKind kind, ReportShape shape, @Nullable String tool, Clock clock) {
        Integer last = shape.last();
        Interval interval = kind.interval();
        if (last == null || interval == null) {
            return asked;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), asked.filter().zone());
        LocalDate first = switch (interval) {
            case MONTH -> today.withDayOfMonth(1).minusMonths(last - 1L);
            case WEEK ->
                today.with(TemporalAdjusters.previousOrSame(firstOfWeek(shape, tool)))
                        .minusWeeks(last - 1L);
            default -> today.minusDays(last - 1L);
        };
        return asked.sinceUnlessAsked(first);
    }

    /** Weeks of Claude Code alone begin on Sunday, as in ccusage. */
    private static DayOfWeek firstOfWeek(ReportShape shape, @Nullable String tool) {
        DayOfWeek asked = shape.firstOfWeek();
        return asked != null ? asked : "claude".equals(tool) ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY;
    }

    int run() throws IOException {
        if (!options.json()) {
            print();
            return 0;
        }
        try (JsonOutput json = JsonOutput.open(context.terminal())) {
            if (shape.byProject()) {
                projects(json);
            } else if (tool != null && shape.sections().isEmpty()) {
                ofTool(json, tool);
            } else {
                reports(json);
            }
        }
        return 0;
    }

    private List<Report> read() {
        List<Report> reports = new ArrayList<>();
        for (ReportKind each : kinds()) {
            reports.add(Report.read(usage(), each, options.filter(), options.ascending(), firstOfWeek(shape, tool)));
        }
        return reports;
    }

    private List<ReportKind> kinds() {
        List<ReportKind> kinds = new ArrayList<>();
        for (String section : shape.sections()) {
            kinds.add(ReportKind.valueOf(section.toUpperCase(Locale.ROOT)));
        }
        return kinds.isEmpty() ? List.of(kind) : kinds;
    }

    private SubscriptionSum subscribed() {
        return context.workspace().subscriptions().sum(usage(), options.filter());
    }

    private UsageReader usage() {
        return context.workspace().storage().usage();
    }

    private void reports(JsonOutput output) throws IOException {
        List<Report> reports = read();
        ReportJson json = new ReportJson(output.generator(), shape.costs(), shape.byTool());
        output.generator().writeStartObject();
        output.generator().writeNumberField("schemaVersion", ReportJson.SCHEMA_VERSION);
        for (Report report : reports) {
            json.rows(report);
        }
        json.summary(reports.get(0), subscribed());
        output.generator().writeEndObject();
    }

    private void ofTool(JsonOutput output, String name) throws IOException {
        Report report = read().get(0);
        if (name.equals("codex")) {
            new CodexReportJson(output.generator(), shape.costs()).write(report);
        } else {
            new ToolReportJson(output.generator(), shape.costs()).write(report);
        }
    }

    private void projects(JsonOutput output) throws IOException {
        Map<String, Report> projects = Report.dailyByProject(usage(), options.filter(), options.ascending());
        Report all = Report.read(usage(), ReportKind.DAILY, options.filter(), options.ascending());
        if (tool == null) {
            new ReportJson(output.generator(), shape.costs(), shape.byTool()).projects(projects, all, subscribed());
        } else {
            new ToolReportJson(output.generator(), shape.costs()).projects(projects, all.totals());
        }
    }

    private void print() {
        List<Report> reports = read();
        Report first = reports.get(0);
        Terminal terminal = context.terminal(options);
        context.print(Title.lines(first.kind().title(), options, terminal));
        context.print("");
        if (first.totals().attempts() == 0) {
            context.print(new EmptyState(context).lines(options));
            return;
        }
        ReportText text = new ReportText(
                context.environment().home(), terminal.width(), Paint.of(terminal), context.glyphs(), shape.costs());
        if (shape.byProject()) {
            projects(text, terminal);
        } else {
            context.print(text.table(first, options.breakdown()));
            context.print("");
            sections(reports, text, terminal);
        }
        remarks(first, terminal);
    }

    private void sections(List<Report> reports, ReportText text, Terminal terminal) {
        for (Report report : reports.subList(1, reports.size())) {
            context.print(Title.lines(report.kind().title(), options, terminal));
            context.print("");
            context.print(text.table(report, options.breakdown()));
            context.print("");
        }
    }

    private void projects(ReportText text, Terminal terminal) {
        Map<String, Report> projects = Report.dailyByProject(usage(), options.filter(), options.ascending());
        for (Map.Entry<String, Report> project : projects.entrySet()) {
            String name = Text.clean(shape.nameOf(project.getKey()));
            context.print(Paint.of(terminal).strong(Text.shorten(name, terminal.width())));
            context.print(text.table(project.getValue(), options.breakdown()));
            context.print("");
        }
    }

    private void remarks(Report report, Terminal terminal) {
        context.print(Coverage.lines(
                report.totals(), report.unpricedModels(), options.filter().costMode(), terminal.width()));
        if (shape.costs()) {
            Subscriptions subscriptions = context.workspace().subscriptions();
            context.print(SubscriptionText.lines(subscriptions, subscribed(), terminal.width()));
        }
        context.print(DoubleStoreText.lines(
                context.workspace().storage().requests().possiblyTwice(options.filter()), terminal.width()));
        context.print(PriceAge.lines(report, usage(), context.workspace().pricesAsOf(), terminal.width()));
    }
}
