package io.tokenspeed.model.activity;

import io.tokenspeed.model.usage.UsageTotals;

/**
 * A sub-agent inside a session.
 *
 * @param id its id, as in {@link io.tokenspeed.model.request.RequestPlace#agentRun()}
 * @param totals the sums of its requests, which are among those of the session
 */
public record AgentRun(String id, UsageTotals totals) {}
