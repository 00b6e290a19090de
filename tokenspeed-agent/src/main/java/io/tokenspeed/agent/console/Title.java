package io.tokenspeed.agent.console;

import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The heading of a report: its title, days, time zone and active filters. */
public final class Title {
    private Title() {}

    public static List<String> lines(String title, ReportOptions options, Terminal terminal) {
        List<String> parts = new ArrayList<>();
        parts.add(title);
        LocalDate first = options.first();
        LocalDate last = options.last();
        if (first != null && last != null) {
            parts.add(first + " to " + last);
        } else if (first != null) {
            parts.add("since " + first);
        } else if (last != null) {
            parts.add("until " + last);
        }
        UsageFilter filter = options.filter();
        parts.add(filter.zone().getId());
        add(parts, "agent ", filter.tools());
        add(parts, "project ", filter.projects());
        add(parts, "provider ", filter.providers());
        add(parts, "model ", filter.models());
        if (filter.costMode() != CostMode.AUTO) {
            parts.add("mode " + filter.costMode().name().toLowerCase(Locale.ROOT));
        }
        Paint paint = Paint.of(terminal);
        List<String> lines = new ArrayList<>();
        for (String line : Text.wrap(String.join(" · ", parts), terminal.width())) {
            lines.add(paint.strong(line));
        }
        return lines;
    }

    private static void add(List<String> parts, String label, @Nullable Set<String> values) {
        if (values != null) {
            parts.add(label + Text.clean(String.join(" or ", new TreeSet<>(values))));
        }
    }
}
