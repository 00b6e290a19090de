package io.tokenspeed.agent.demo;

/**
 * The different requests with token counts in a generated history, each counted once however often it was logged.
 *
 * @param claude in Claude Code transcripts
 * @param codex in Codex rollouts
 * @param openCode in the OpenCode database and in the JSON files of its older versions
 */
public record DemoCounts(long claude, long codex, long openCode) {
    /** The requests of all three tools. */
    public long total() {
        return claude + codex + openCode;
    }
}
