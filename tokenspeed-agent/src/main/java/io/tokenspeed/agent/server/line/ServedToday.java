package io.tokenspeed.agent.server.line;

import io.tokenspeed.agent.statusline.ReportedSession;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.today.StoredToday;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Today's totals of a running server.
 *
 * @param stored the server's sums
 * @param age the time from when the logs were read last to an instant; null when unknown
 * @param clock tells the time
 */
record ServedToday(StoredToday stored, Function<Instant, @Nullable Duration> age, Clock clock) implements TodaySource {
    private static final ReportedSession NOBODY = new ReportedSession(false, List.of());

    @Override
    public TodayTotals today(ZoneId zone) {
        return today(zone, () -> NOBODY);
    }

    @Override
    public TodayTotals today(ZoneId zone, Supplier<ReportedSession> reported) {
        Instant now = clock.instant();
        return stored.at(now, zone, age.apply(now), reported);
    }
}
