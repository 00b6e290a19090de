package io.tokenspeed.agent.session;

import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.model.track.WorkSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what a session consists of: its requests first, then what programs tracked beside them. */
public final class WholeSessionText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final int width;
    private final Paint paint;

    public WholeSessionText(ZoneId zone, int width, Paint paint) {
        this.zone = zone;
        this.width = width;
        this.paint = paint;
    }

    /** Returns the lines, none of which is wider than the terminal. */
    public List<String> lines(WholeSession session) {
        OneSession requests = session.requests();
        List<String> lines = new ArrayList<>(
                requests == null ? head(session) : new SessionDetailText(zone, width, paint).lines(requests));
        lines.addAll(new TrackedText(width, paint).lines(session));
        return lines;
    }

    private List<String> head(WholeSession session) {
        List<String> lines = new ArrayList<>();
        for (String line : Text.wrap("Session " + Text.clean(session.id()), width)) {
            lines.add(paint.strong(line));
        }
        TrackedWork all = session.allTracked();
        if (all != null) {
            WorkSpan span = all.span();
            lines.addAll(Text.wrap(time(span.firstAt()) + " to " + time(span.lastAt()) + " · " + zone.getId(), width));
        }
        lines.add("no matching requests with usage");
        return lines;
    }

    private String time(long epochMillis) {
        return MINUTE.format(Instant.ofEpochMilli(epochMillis).atZone(zone));
    }
}
