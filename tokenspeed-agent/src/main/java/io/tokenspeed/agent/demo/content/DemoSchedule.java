package io.tokenspeed.agent.demo.content;

import io.tokenspeed.agent.demo.content.PlannedSession.Tool;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When sessions take place: busy mornings and afternoons, quiet weekends, a day off now and then.
 *
 * @param sessions in the order of their days
 * @param weather how fast and reliable the providers are meanwhile
 * @param legacyBefore OpenCode sessions that start before this, in milliseconds since the epoch, are older than its
 *     database
 */
public record DemoSchedule(List<PlannedSession> sessions, Weather weather, long legacyBefore) {
    private static final int[] START_HOURS = {8, 9, 9, 10, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 15, 16, 16, 17, 20};
    private static final Tool[] TOOLS = {
        Tool.CLAUDE, Tool.CLAUDE, Tool.CLAUDE, Tool.CODEX, Tool.CODEX, Tool.OPENCODE, Tool.COPILOT
    };

    /** No session lasts longer, so a session that starts at least this long before now has ended. */
    private static final int LONGEST_HOURS = 2;

    public static DemoSchedule upTo(ZonedDateTime now, int days, long seed) {
        Random random = new Random(seed);
        ZoneId zone = now.getZone();
        LocalDate last = now.minusNanos(1).toLocalDate();
        long latest = millis(now.minusHours(LONGEST_HOURS));
        List<PlannedSession> sessions = new ArrayList<>();
        for (int ago = days - 1; ago >= 0; ago--) {
            LocalDate day = last.minusDays(ago);
            int count = sessionsOn(day, random);
            for (int i = 0; i < count; i++) {
                sessions.add(session(day, zone, random));
            }
        }
        sessions.removeIf(session -> session.start() > latest);
        LocalDate badDay = last.minusDays(days / 4);
        Weather weather = new Weather(
                zone,
                "anthropic",
                millis(badDay.atStartOfDay(zone)),
                millis(badDay.plusDays(1).atStartOfDay(zone)));
        return new DemoSchedule(
                List.copyOf(sessions),
                weather,
                millis(last.minusDays(days * 4L / 5).atStartOfDay(zone)));
    }

    private static int sessionsOn(LocalDate day, Random random) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Math.max(0, random.nextInt(5) - 2);
        }
        return random.nextInt(25) == 0 ? 0 : 4 + random.nextInt(6);
    }

    private static PlannedSession session(LocalDate day, ZoneId zone, Random random) {
        int hour = START_HOURS[random.nextInt(START_HOURS.length)];
        ZonedDateTime start =
                day.atTime(hour, random.nextInt(60), random.nextInt(60)).atZone(zone);
        Tool tool = TOOLS[random.nextInt(TOOLS.length)];
        return new PlannedSession(
                tool,
                DemoProject.pick(random),
                millis(start) + random.nextInt(1000),
                2 + random.nextInt(9),
                random.nextLong());
    }

    private static long millis(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }
}
