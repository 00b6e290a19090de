package io.tokenspeed.agent.option;

import io.tokenspeed.model.environment.Environment;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time zone that days are cut in. A wrong zone is refused, because it would silently move requests to other days.
 */
final class Zone {
    private static final String VARIABLE = "TZ";
    private static final List<String> PREFIXES = List.of(":", "posix/", "right/");

    private Zone() {}

    /**
     * The zone that was asked for, else the machine's.
     *
     * @throws UsageException if the flag or the environment variable {@code TZ} names no zone
     */
    static ZoneId of(@Nullable String asked, Environment environment, Clock clock) {
        if (asked == null) {
            environment.variable(VARIABLE).ifPresent(Zone::check);
            return clock.getZone();
        }
        try {
            return ZoneId.of(asked);
        } catch (DateTimeException none) {
            throw new UsageException("--timezone must be a zone such as Europe/Amsterdam, UTC or +02:00, not \"" + asked
                    + "\"." + hint(asked));
        }
    }

    /** Refuses an unknown zone, for which Java silently takes GMT. */
    private static void check(String value) {
        String name = value.strip();
        for (String prefix : PREFIXES) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        boolean fileOrRule = name.startsWith("/") || name.chars().anyMatch(Character::isDigit);
        if (!name.isEmpty() && !name.equals("localtime") && !fileOrRule && !isKnown(name)) {
            throw new UsageException(VARIABLE + " is \"" + value
                    + "\", which is no time zone; set it to one such as Europe/Amsterdam, or unset it." + hint(name));
        }
    }

    private static boolean isKnown(String name) {
        try {
            return ZoneId.of(name, ZoneId.SHORT_IDS) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** Also suggests a zone for its city alone or in small letters. */
    private static String hint(String asked) {
        String wanted = asked.toLowerCase(Locale.ROOT);
        List<String> lower = new ArrayList<>();
        String city = "/" + wanted.replace(' ', '_');
        for (String zone : ZoneId.getAvailableZoneIds()) {
            String name = zone.toLowerCase(Locale.ROOT);
            if (name.equals(wanted) || name.endsWith(city)) {
                return Nearest.question(zone);
            }
            lower.add(name);
        }
        lower.sort(null);
        Optional<String> near = Nearest.to(wanted, lower);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).equals(near.orElse("")))
                .findFirst()
                .map(Nearest::question)
                .orElse("");
    }
}
