package io.tokenspeed.agent.demo;

/**
 * How many different requests with token counts a written history holds, each counted once however often it was logged.
 *
 * @param claude in Claude Code transcripts
 * @param codex in Codex rollouts
 * @param openCode in the OpenCode database and its legacy files
 */
public record DemoCounts(long claude, long codex, long openCode) {
    /** All of them. */
    public long total() {
        return claude + codex + openCode;
    }
}
