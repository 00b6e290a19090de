package io.tokenspeed.sources.claude;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import io.tokenspeed.sources.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The use of the subscription that Claude Code keeps in its settings, {@code cachedUsageUtilization} in
 * {@code .claude.json}: whole percents, refreshed by Claude Code about once an hour. The file is only read.
 */
public final class ClaudeLimits {
    /** Where the file may lie, because Claude Code leaves one without the figures in its own folder. */
    private static final List<String> BELOW_HOME = List.of(".claude.json", ".claude/.claude.json");

    private static final Key CACHED = Key.of("cachedUsageUtilization");
    private static final Key FETCHED = Key.of("fetchedAtMs");
    private static final Key UTILIZATION = Key.of("utilization");
    private static final Key USED_PERCENTAGE = Key.of("used_percentage");
    private static final Key PERCENT = Key.of("percent");
    private static final Key RESETS_AT = Key.of("resets_at");
    private static final Key LIMITS = Key.of("limits");
    private static final Key KIND = Key.of("kind");
    private static final List<String> NAMES =
            List.of("five_hour", "seven_day", "seven_day_opus", "seven_day_sonnet", "seven_day_oauth_apps");
    private static final List<Key> KEYS = NAMES.stream().map(Key::of).toList();
    private static final int MOST_BYTES = 64 << 20;
    private static final double MOST_PERCENT = 100_000;

    private final JsonScanner json = new JsonScanner();
    private final List<Window> windows = new ArrayList<>();
    private final List<Window> kinds = new ArrayList<>();
    private long fetchedAt = -1;

    private record Window(
            String name, double used, @Nullable Long resetsAt) {}

    private ClaudeLimits() {}

    /** Reads what Claude Code knew last; empty where there is no such file, or it cannot be understood. */
    public static List<LimitReport> read(Environment environment) {
        for (Path file : files(environment)) {
            ClaudeLimits limits = new ClaudeLimits();
            if (limits.understands(file)) {
                return limits.reports();
            }
        }
        return List.of();
    }

    private static List<Path> files(Environment environment) {
        List<Path> files = new ArrayList<>();
        environment.path("CLAUDE_CONFIG_DIR").ifPresent(folder -> files.add(folder.resolve(".claude.json")));
        BELOW_HOME.forEach(name -> files.add(environment.home().resolve(name)));
        return files;
    }

    private boolean understands(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return false;
            }
            byte[] bytes = Files.readAllBytes(file);
            json.reset(bytes, 0, bytes.length);
            return settings() && fetchedAt > 0;
        } catch (IOException | MalformedJsonException unreadable) {
            return false;
        }
    }

    private boolean settings() {
        boolean found = false;
        json.enterObject();
        while (json.nextMember()) {
            if (json.at(CACHED) && json.tryEnterObject()) {
                cached();
                found = true;
            } else if (!json.at(CACHED)) {
                json.skip();
            }
        }
        return found;
    }

    private void cached() {
        while (json.nextMember()) {
            if (json.at(FETCHED)) {
                fetchedAt = json.integer(-1);
            } else if (json.at(UTILIZATION)) {
                utilization();
            } else if (json.at(LIMITS)) {
                limits();
            } else {
                json.skip();
            }
        }
    }

    private void utilization() {
        if (!json.tryEnterObject()) {
            return;
        }
        while (json.nextMember()) {
            String name = null;
            for (int i = 0; i < KEYS.size() && name == null; i++) {
                name = json.at(KEYS.get(i)) ? NAMES.get(i) : null;
            }
            if (name == null) {
                json.skip();
            } else {
                window(name, windows);
            }
        }
    }

    private void limits() {
        if (!json.tryEnterArray()) {
            return;
        }
        while (json.nextElement()) {
            window("", kinds);
        }
    }

    /** Reads the use of one window; the name may be among its members. */
    private void window(String given, List<Window> into) {
        if (!json.tryEnterObject()) {
            return;
        }
        String name = given;
        Double used = null;
        Long resetsAt = null;
        while (json.nextMember()) {
            if (json.at(UTILIZATION) || json.at(USED_PERCENTAGE) || json.at(PERCENT)) {
                used = json.decimal();
            } else if (json.at(RESETS_AT)) {
                resetsAt = json.timestamp();
            } else if (json.at(KIND)) {
                String kind = json.text();
                name = kind == null ? name : kind;
            } else {
                json.skip();
            }
        }
        if (!name.isEmpty() && used != null && used >= 0 && used <= MOST_PERCENT) {
            into.add(new Window(name, used, resetsAt));
        }
    }

    /** The list of limits names the same windows in other words, so it only stands in for them. */
    private List<LimitReport> reports() {
        List<LimitReport> reports = new ArrayList<>();
        for (Window window : windows.isEmpty() ? kinds : windows) {
            reports.add(new LimitReport(
                    ClaudeSource.TOOL,
                    window.name,
                    minutes(window.name),
                    window.used,
                    window.resetsAt,
                    LimitAccount.UNKNOWN,
                    fetchedAt,
                    "settings"));
        }
        return reports;
    }

    /** The window that a limit's name tells, in minutes; null where it tells none. */
    public static @Nullable Integer minutes(String name) {
        if (name.startsWith("five_hour")) {
            return 5 * 60;
        }
        return name.startsWith("seven_day") ? (Integer) (7 * 24 * 60) : null;
    }
}
