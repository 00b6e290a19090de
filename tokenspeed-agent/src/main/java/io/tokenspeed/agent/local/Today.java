package io.tokenspeed.agent.local;

import io.tokenspeed.agent.server.LastRead;
import io.tokenspeed.agent.statusline.ReportedSession;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.today.StoredToday;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Reads today's totals from the database without an import. Creates no database where there is none. */
public final class Today implements TodaySource {
    private static final ReportedSession NOBODY = new ReportedSession(false, List.of());

    private final Path database;
    private final Clock clock;

    /** Reads the database that the environment names. */
    public Today(Environment environment, Clock clock) {
        this.database = DatabaseLocation.of(environment).path();
        this.clock = clock;
    }

    @Override
    public TodayTotals today(ZoneId zone) {
        return today(zone, () -> NOBODY);
    }

    @Override
    public TodayTotals today(ZoneId zone, Supplier<ReportedSession> reported) {
        if (Files.notExists(database)) {
            return new TodayTotals(UsageTotals.ZERO, null, null);
        }
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            Instant now = clock.instant();
            return new StoredToday(storage.usage(), storage.limits())
                    .at(now, zone, LastRead.of(database).age(now), reported);
        }
    }
}
