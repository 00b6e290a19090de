package io.tokenspeed.agent.console;

import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says why a report is empty, where logs were searched, and what to do next. */
public final class EmptyState {
    private static final int TOOLS = 10;

    private final Context context;

    public EmptyState(Context context) {
        this.context = context;
    }

    public List<String> lines(ReportOptions options) {
        ZoneId zone = options.filter().zone();
        UsageTotals everything = everything(zone);
        return everything.attempts() == 0 ? nothingAtAll() : nothingMatches(options, everything);
    }

    /** Whether not a single request is recorded, whatever the filters. */
    public boolean isNothingRecorded() {
        return everything(context.clock().getZone()).attempts() == 0;
    }

    private UsageTotals everything(ZoneId zone) {
        return context.workspace().storage().usage().summary(UsageFilter.all(zone));
    }

    private List<String> nothingAtAll() {
        List<String> lines = new ArrayList<>();
        List<SearchedFolder> folders = context.workspace().searchedFolders();
        String names = folders.stream().map(SearchedFolder::tool).distinct().collect(Collectors.joining(", "));
        lines.addAll(Text.wrap("Nothing recorded yet. Looked for the logs of " + names + ".", width()));
        for (SearchedFolder folder : folders) {
            if (folder.exists()) {
                String start = "  " + folder.tool()
                        + " ".repeat(Math.max(2, TOOLS - folder.tool().length()));
                lines.addAll(
                        Text.wrapBehind(start, Text.clean(folder.path().toString()) + " holds no request", width()));
            }
        }
        lines.addAll(Text.wrap(
                "Use one of these tools once and run tokenspeed again, or try \"tokenspeed demo\"; \"tokenspeed"
                        + " sources --all\" shows where was looked.",
                width()));
        return lines;
    }

    private List<String> nothingMatches(ReportOptions options, UsageTotals everything) {
        ZoneId zone = options.filter().zone();
        boolean filtered = !options.filter()
                .equals(UsageFilter.all(zone)
                        .during(options.filter().range())
                        .costing(options.filter().costMode()));
        return Text.wrap(
                "No requests" + days(options) + (filtered ? " match these filters" : "")
                        + ". Requests are recorded from " + day(everything.firstAtMillis(), zone) + " to "
                        + day(everything.lastAtMillis(), zone) + "; move --since"
                        + (filtered ? " or leave a filter out" : "")
                        + " to see them.",
                width());
    }

    private static String days(ReportOptions options) {
        LocalDate first = options.first();
        LocalDate last = options.last();
        if (first != null && last != null) {
            return first.equals(last) ? " on " + first : " between " + first + " and " + last;
        }
        return first != null ? " since " + first : last != null ? " until " + last : "";
    }

    private int width() {
        return context.terminal().width();
    }

    private static String day(@Nullable Long millis, ZoneId zone) {
        return millis == null
                ? "—"
                : LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toString();
    }
}
