package io.tokenspeed.agent.command;

import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.report.Report;
import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.agent.statusline.Statusline;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The status line when it is called with flags. The bare call is answered before commands are looked at. */
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
        ZoneId zone = ReportOptions.zone(parsed, context.clock());
        return new Statusline(where -> today(where, context)).print(context.terminal(), zone);
    }

    private static TodayTotals today(ZoneId zone, Context context) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), zone);
        UsageFilter filter = UsageFilter.all(zone).during(TimeRange.ofDays(today, today, zone));
        Report models = Report.read(context.workspace().storage().usage(), ReportKind.MODELS, filter, null);
        String top = models.rows().isEmpty() ? null : models.rows().get(0).key();
        return new TodayTotals(models.totals(), top);
    }
}
