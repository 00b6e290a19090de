package io.tokenspeed.agent.limit;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.sources.claude.ClaudeLimits;
import java.util.List;

/** The stored reports about limits, brought up to date from the file in which Claude Code keeps its own. */
public final class LocalLimits implements LimitTable {
    private final LimitTable stored;
    private final Environment environment;

    private LocalLimits(LimitTable stored, Environment environment) {
        this.stored = stored;
        this.environment = environment;
    }

    public static LocalLimits of(LimitTable stored, Environment environment) {
        return new LocalLimits(stored, environment);
    }

    @Override
    public List<LimitReport> list() {
        List<LimitReport> fromFile = ClaudeLimits.read(environment);
        if (!fromFile.isEmpty()) {
            stored.note(fromFile);
        }
        return stored.list();
    }

    @Override
    public void note(List<LimitReport> reports) {
        stored.note(reports);
    }
}
