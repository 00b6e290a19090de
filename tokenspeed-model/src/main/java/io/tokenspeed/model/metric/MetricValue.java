package io.tokenspeed.model.metric;

/** The value of a metric in one period. */
public sealed interface MetricValue permits Distribution, DecodeSpeeds, TokenSum, Ratio {}
