package io.tokenspeed.sources.codex;

import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import io.tokenspeed.sources.lines.RecordSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code rate_limits} of a {@code token_count} event. Old versions of Codex tell only in how many seconds a limit
 * resets; as it is not clear from when on, the reset is then unknown. Reused from record to record.
 */
final class CodexLimits {
    private static final Key LIMIT_ID = Key.of("limit_id");
    private static final Key PRIMARY = Key.of("primary");
    private static final Key SECONDARY = Key.of("secondary");
    private static final Key PLAN = Key.of("plan_type");
    private static final Key CREDITS = Key.of("credits");
    private static final Key USED = Key.of("used_percent");
    private static final Key WINDOW = Key.of("window_minutes");
    private static final Key RESETS_AT = Key.of("resets_at");
    private static final Key UNLIMITED = Key.of("unlimited");
    private static final Key BALANCE = Key.of("balance");
    private static final long MOST_MINUTES = 1_000_000;
    private static final double MOST_PERCENT = 100_000;

    /** The limit that every account has; others are told with their id. */
    private static final String USUAL = "codex";

    private final List<Window> windows = new ArrayList<>();
    private final Map<String, LimitReport> latest = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String plan;
    private @Nullable String credits;

    private record Window(
            String name,
            double used,
            @Nullable Integer minutes,
            @Nullable Long resetsAt) {}

    void clear() {
        windows.clear();
        id = plan = credits = null;
    }

    void read(JsonScanner scanner) {
        clear();
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(PRIMARY)) {
                window("primary", scanner);
            } else if (scanner.at(SECONDARY)) {
                window("secondary", scanner);
            } else if (scanner.at(PLAN)) {
                plan = scanner.text();
            } else if (scanner.at(LIMIT_ID)) {
                id = scanner.text();
            } else if (scanner.at(CREDITS)) {
                credits(scanner);
            } else {
                scanner.skip();
            }
        }
    }

    private void window(String name, JsonScanner scanner) {
        Double used = null;
        long minutes = -1;
        long resetsAt = -1;
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(USED)) {
                used = scanner.decimal();
            } else if (scanner.at(WINDOW)) {
                minutes = scanner.integer(-1);
            } else if (scanner.at(RESETS_AT)) {
                resetsAt = scanner.integer(-1);
            } else {
                scanner.skip();
            }
        }
        if (used != null && used >= 0 && used <= MOST_PERCENT) {
            windows.add(new Window(
                    name,
                    used,
                    minutes > 0 && minutes < MOST_MINUTES ? (Integer) (int) minutes : null,
                    resetsAt > 0 && resetsAt < Integer.MAX_VALUE * 10L ? (Long) (resetsAt * 1000) : null));
        }
    }

    private void credits(JsonScanner scanner) {
        if (!scanner.tryEnterObject()) {
            return;
        }
        boolean unlimited = false;
        String balance = null;
        while (scanner.nextMember()) {
            if (scanner.at(UNLIMITED)) {
                unlimited = scanner.bool();
            } else if (scanner.at(BALANCE)) {
                balance = scanner.text();
            } else {
                scanner.skip();
            }
        }
        credits = unlimited ? "unlimited" : balance;
    }

    /**
     * Keeps a report of each limit that the record tells, in place of an earlier one. Those in copied history are old,
     * whatever their time says, so they are not to be kept.
     *
     * @param seenAt the time of the record in milliseconds since the epoch
     */
    void keep(long seenAt) {
        String prefix = id == null || id.isEmpty() || id.equals(USUAL) ? "" : id + ":";
        for (Window window : windows) {
            LimitReport report = new LimitReport(
                    CodexSource.TOOL,
                    prefix + window.name,
                    window.minutes,
                    window.used,
                    window.resetsAt,
                    new LimitAccount(plan, credits),
                    seenAt,
                    "rollout");
            latest.put(report.name(), report);
        }
    }

    /** Hands over the latest report of each limit. */
    void handOver(RecordSink sink) {
        latest.values().forEach(sink::limit);
        latest.clear();
    }
}
