package io.tokenspeed.collector.telemetry;

/** What is measured of a request: times in milliseconds, speed in thousandths of a token per second. */
enum Measure {
    TOTAL,
    CONTEXT,
    LLM,
    TTFT,
    DECODE
}
