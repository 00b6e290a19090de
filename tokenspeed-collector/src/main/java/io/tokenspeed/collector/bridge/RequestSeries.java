package io.tokenspeed.collector.bridge;

/**
 * By what metrics tell requests apart. Users, spaces, projects, sessions and tags never belong to it.
 *
 * @param operation {@code chat} unless the host said otherwise, as {@code gen_ai.operation.name} of OpenTelemetry
 * @param provider who was asked
 * @param model the model that was asked for
 * @param status {@code ok}, {@code failed} or {@code cancelled}
 * @param errorType why it failed: {@code rate_limited}, {@code timeout}, {@code server}, {@code client} or {@code other};
 *     {@code none} unless it failed
 */
public record RequestSeries(String operation, String provider, String model, String status, String errorType) {}
