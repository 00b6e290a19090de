package io.tokenspeed.agent.local;

import io.tokenspeed.agent.block.ActiveBlock;
import io.tokenspeed.agent.limit.StatuslineLimits;
import io.tokenspeed.agent.server.LastRead;
import io.tokenspeed.agent.statusline.ReportedSession;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            UsageFilter filter = UsageFilter.all(zone).during(TimeRange.ofDays(today, today, zone));
            List<UsageRow> models = storage.usage().breakdown(filter, List.of(Dimension.MODEL));
            UsageTotals sum = UsageTotals.ZERO;
            for (UsageRow model : models) {
                sum = sum.plus(model.totals());
            }
            TodayTotals totals = new TodayTotals(
                    sum,
                    sum.requests() == 0 ? null : models.get(0).keys().get(0),
                    LastRead.of(database).age(clock.instant()));
            return inSession(storage, totals, reported.get());
        }
    }

    /** Gives up where the database cannot be written, because the line matters more and limits are told again soon. */
    private static void note(LimitTable limits, List<LimitReport> reported) {
        try {
            limits.note(StatuslineLimits.worthStoring(reported, limits.list()));
        } catch (StorageException unwritable) {
            return;
        }
    }

    private TodayTotals inSession(SqliteLocalStorage storage, TodayTotals totals, ReportedSession session) {
        if (!session.inSession()) {
            return totals;
        }
        if (!session.limits().isEmpty()) {
            note(storage.limits(), session.limits());
        }
        return totals.with(ActiveBlock.of(storage.usage(), "claude", clock.instant()));
    }
}
