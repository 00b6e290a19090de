package io.tokenspeed.agent.demo;

/**
 * One attempt to get an answer. Times are epoch milliseconds.
 *
 * @param model which model was asked
 * @param outcome how it went; only an answer that came has all of its tokens
 * @param askedAt when the request was sent
 * @param firstAt when the first token arrived
 * @param endAt when the answer was complete or given up
 * @param input uncached input tokens
 * @param cacheRead input tokens from the cache
 * @param cacheWrite input tokens written to the cache
 * @param output output tokens with reasoning
 * @param reasoning reasoning tokens among them
 */
record Reply(
        DemoModel model,
        Outcome outcome,
        long askedAt,
        long firstAt,
        long endAt,
        long input,
        long cacheRead,
        long cacheWrite,
        long output,
        long reasoning) {

    enum Outcome {
        ANSWERED,
        FAILED,
        ABORTED
    }

    boolean answered() {
        return outcome == Outcome.ANSWERED;
    }
}
