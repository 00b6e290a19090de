package io.tokenspeed.model.telemetry;

/**
 * A counter that a tool sent as a metric of OpenTelemetry. Such sums check ours and are never counted.
 *
 * @param tool the tool
 * @param session the session; empty where the metric names none
 * @param model the model; empty where the metric names none
 * @param type what is counted, such as {@code input} or {@code cost_usd}
 */
public record MetricSum(String tool, String session, String model, String type) {}
