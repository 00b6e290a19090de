package io.tokenspeed.agent.demo.copilot;

import io.tokenspeed.agent.demo.content.DemoReply;

/**
 * Tokens as Copilot CLI counts them.
 *
 * @param input all input tokens, those read from and written to the cache included
 * @param cacheRead input tokens from the cache
 * @param cacheWrite input tokens written to the cache, which only Anthropic's models count
 * @param output output tokens, reasoning included
 * @param reasoning reasoning tokens among them
 * @param nanoAiu the price in billionths of an AI unit, which is a cent
 */
record CopilotUsage(long input, long cacheRead, long cacheWrite, long output, long reasoning, long nanoAiu) {
    static final CopilotUsage NONE = new CopilotUsage(0, 0, 0, 0, 0, 0);

    private static final double NANO_AIU_PER_DOLLAR = 1e11;

    static CopilotUsage of(DemoReply reply) {
        long written = reply.tokens().cacheWrite();
        long cacheWrite = reply.model().provider().equals("anthropic") ? written : 0;
        long fresh = reply.tokens().input() + written - cacheWrite;
        long cacheRead = reply.tokens().cacheRead();
        long output = reply.tokens().output();
        double usd = reply.model().usd(fresh, cacheRead, cacheWrite, output);
        return new CopilotUsage(
                fresh + cacheRead + cacheWrite,
                cacheRead,
                cacheWrite,
                output,
                reply.tokens().reasoning(),
                Math.round(usd * NANO_AIU_PER_DOLLAR));
    }

    CopilotUsage plus(CopilotUsage other) {
        return new CopilotUsage(
                input + other.input,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite,
                output + other.output,
                reasoning + other.reasoning,
                nanoAiu + other.nanoAiu);
    }
}
