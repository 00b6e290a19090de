package io.tokenspeed.model.activity;

import io.tokenspeed.model.usage.UsageRow;
import java.util.List;

/**
 * One session with what it consists of.
 *
 * @param session the session, with the sums of the tree below it
 * @param children the sessions that it started, last active first
 * @param agents the sub-agents inside it, most tokens first
 * @param models its requests by provider and model, most tokens first
 */
public record SessionView(
        SessionActivity session, List<SessionActivity> children, List<AgentRun> agents, List<UsageRow> models) {
    public SessionView {
        children = List.copyOf(children);
        agents = List.copyOf(agents);
        models = List.copyOf(models);
    }
}
