package io.tokenspeed.agent.demo;

/**
 * The different requests with token counts in a generated history, each counted once however often it was logged.
 *
 * @param claude in Claude Code transcripts
 * @param codex in Codex rollouts
 * @param openCode in the OpenCode database and in the JSON files of its older versions
 * @param copilot in the session store of Copilot CLI
 */
public record DemoCounts(long claude, long codex, long openCode, long copilot) {
    /** The requests of all tools. */
    public long total() {
        return claude + codex + openCode + copilot;
    }
}
