package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Row;

/** The units of the API's numbers by the ends of their fields' names, and the definitions by the fields' names. */
final class Words {
    static final Row UNITS = new Row()
            .with("Tokens", "tokens")
            .with("Tps", "tokens per second")
            .with("Ms", "milliseconds")
            .with("At", "epoch milliseconds, UTC")
            .with("Cost", "USD")
            .with("NanoUsd", "nano-dollars")
            .with("Rate", "from 0 to 1");

    static final Row DEFINITIONS = new Row()
            .with("requests", "attempts with usage")
            .with("attempts", "requests + failed + cancelled")
            .with("errorRate", "failed / attempts; a cancel by the user is no error")
            .with("totals.inputTokens", "input that was not read from or written to a cache")
            .with("totals.outputTokens", "output including reasoning")
            .with("totals.totalTokens", "input + cacheRead + cacheWrite + output")
            .with("totals.cacheHitRatio", "cacheRead / (input + cacheRead + cacheWrite)")
            .with("totals.totalCost", "the sum of the known costs; null when none is known")
            .with("totals.decodeTps", "tokens after the first over the time after it, pooled over measured requests")
            .with("totals.e2eTps", "output over the time from request to last token, pooled; partly from log times")
            .with("totals.speedCoverage", "requests whose end-to-end speed is known / requests")
            .with("e2eTpsP50", "the median of the single requests' end-to-end speeds, within 1.09 %; P10 and P90 alike")
            .with("totalOutputTokens", "output without reasoning, as the predecessor counts it")
            .with("totalTokens", "outside totals: input + output + reasoning, as the predecessor counts it")
            .with("avgOutputTps", "the plain mean of outputTps above 0, as the predecessor counts it")
            .with("outputTps", "output without reasoning over duration, tools included, as the predecessor counts it")
            .with("instant", "the end of a request, else its start; it decides hour and day")
            .with("null", "not known; never 0 and never guessed");

    private Words() {}
}
