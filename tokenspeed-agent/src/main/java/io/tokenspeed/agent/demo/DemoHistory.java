package io.tokenspeed.agent.demo;

import io.tokenspeed.agent.demo.claude.ClaudeCorpus;
import io.tokenspeed.agent.demo.claude.ClaudeHistory;
import io.tokenspeed.agent.demo.codex.CodexHistory;
import io.tokenspeed.agent.demo.content.DemoSchedule;
import io.tokenspeed.agent.demo.content.PlannedSession;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Weather;
import io.tokenspeed.agent.demo.copilot.CopilotHistory;
import io.tokenspeed.agent.demo.opencode.OpenCodeHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * Writes a home folder as Claude Code, Codex, OpenCode and Copilot CLI would have left it after weeks of work on
 * invented projects.
 * The same arguments always write the same history.
 */
public final class DemoHistory {
    /** How the names of the temporary folders begin that generated histories are written to. */
    public static final String FOLDER = "tokenspeed-demo";

    private DemoHistory() {}

    /** Whether a path leads into a folder of a generated history. */
    public static boolean isBelow(Path path) {
        for (Path name : path.toAbsolutePath()) {
            if (name.toString().startsWith(FOLDER)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the days up to and including {@code today}, cut in UTC. */
    public static DemoCounts write(Path home, LocalDate today, int days, long seed) throws IOException {
        return write(home, today.plusDays(1).atStartOfDay(ZoneOffset.UTC), days, seed);
    }

    /** Writes the days up to {@code now}, with the working hours of its zone and nothing that lies in the future. */
    public static DemoCounts write(Path home, ZonedDateTime now, int days, long seed) throws IOException {
        if (days < 1) {
            throw new IllegalArgumentException("days must be 1 or more: " + days);
        }
        Random random = new Random(seed);
        DemoSchedule schedule = DemoSchedule.upTo(now, days, random.nextLong());
        Prose prose = new Prose(random.nextLong(), 64_000);
        return write(home, schedule, prose, now.getZone());
    }

    private static DemoCounts write(Path home, DemoSchedule schedule, Prose prose, ZoneId zone) throws IOException {
        Weather weather = schedule.weather();
        ClaudeHistory claude = new ClaudeHistory(home, prose, weather);
        CodexHistory codex = new CodexHistory(home, prose, weather, zone);
        try (OpenCodeHistory openCode = new OpenCodeHistory(home, prose, weather, schedule.legacyBefore());
                CopilotHistory copilot = new CopilotHistory(home, prose, weather)) {
            for (PlannedSession session : schedule.sessions()) {
                switch (session.tool()) {
                    case CLAUDE -> claude.write(session);
                    case CODEX -> codex.write(session);
                    case OPENCODE -> openCode.write(session);
                    case COPILOT -> copilot.write(session);
                }
            }
            return new DemoCounts(claude.requests(), codex.requests(), openCode.requests(), copilot.requests());
        }
    }

    /**
     * Writes about {@code bytes} of Claude Code transcripts whose sizes are spread as in a real folder: half of the
     * files below 100 kB, the largest up to 90 MB.
     *
     * @return the number of different requests in the transcripts
     */
    public static long writeClaude(Path home, long bytes, long seed) throws IOException {
        return new ClaudeCorpus(home, seed).write(bytes);
    }
}
