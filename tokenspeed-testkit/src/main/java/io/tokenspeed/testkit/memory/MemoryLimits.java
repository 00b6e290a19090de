package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import java.util.List;
import java.util.TreeMap;

/** The latest report of each limit. */
final class MemoryLimits implements LimitTable {
    private final TreeMap<String, LimitReport> latest = new TreeMap<>();

    @Override
    public synchronized List<LimitReport> list() {
        return List.copyOf(latest.values());
    }

    @Override
    public synchronized void note(List<LimitReport> reports) {
        for (LimitReport report : reports) {
            latest.merge(
                    report.tool() + '\0' + report.name(),
                    report,
                    (old, other) -> other.seenAtMillis() > old.seenAtMillis() ? other : old);
        }
    }
}
