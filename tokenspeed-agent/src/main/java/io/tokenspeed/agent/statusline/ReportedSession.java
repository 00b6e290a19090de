package io.tokenspeed.agent.statusline;

import io.tokenspeed.model.limit.LimitReport;
import java.util.List;

/**
 * What a coding agent reported that concerns the database.
 *
 * @param inSession whether an agent shows the line at all
 * @param limits the limits that it reported
 */
public record ReportedSession(boolean inSession, List<LimitReport> limits) {
    public ReportedSession {
        limits = List.copyOf(limits);
    }
}
