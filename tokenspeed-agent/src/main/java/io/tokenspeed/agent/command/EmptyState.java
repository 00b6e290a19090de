package io.tokenspeed.agent.command;

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
import org.jspecify.annotations.Nullable;

/** Says why a report is empty: what was looked for, and what to do next. */
final class EmptyState {
    private final Context context;

    EmptyState(Context context) {
        this.context = context;
    }

    List<String> lines(ReportOptions options) {
        ZoneId zone = options.filter().zone();
        UsageTotals everything = everything(zone);
        return everything.attempts() == 0 ? nothingAtAll() : nothingMatches(everything, zone);
    }

    /** Whether not a single request is recorded, whatever the filters. */
    boolean isNothingRecorded() {
        return everything(context.clock().getZone()).attempts() == 0;
    }

    private UsageTotals everything(ZoneId zone) {
        return context.workspace().storage().usage().summary(UsageFilter.all(zone));
    }

    private List<String> nothingAtAll() {
        List<String> lines = new ArrayList<>();
        lines.add("Nothing recorded yet. Looked for usage logs in:");
        for (SearchedFolder folder : context.workspace().searchedFolders()) {
            String note = folder.exists() ? "" : "  (not there)";
            lines.add("  " + folder.tool() + "  " + Text.clean(folder.path().toString()) + note);
        }
        lines.add("Use one of these tools once and run tokenspeed again, or try \"tokenspeed demo\".");
        return lines;
    }

    private List<String> nothingMatches(UsageTotals everything, ZoneId zone) {
        return Text.wrap(
                "No requests match these days and filters. Requests are recorded from "
                        + day(everything.firstAt(), zone) + " to " + day(everything.lastAt(), zone)
                        + "; leave a filter out or move --since.",
                context.terminal().width());
    }

    private static String day(@Nullable Long millis, ZoneId zone) {
        return millis == null
                ? "—"
                : LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toString();
    }
}
