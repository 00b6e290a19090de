package io.tokenspeed.agent.demo.claude;

import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Volume;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/** Fills a home folder with Claude Code transcripts up to a number of bytes, for measuring. */
public final class ClaudeCorpus {
    private static final int DAYS = 120;
    private static final long FIRST_DAY = millis(LocalDate.of(2026, 7, 1));
    private static final long DAY = 86_400_000;

    private static final double MEDIAN_FILE = 100_000;
    private static final double SPREAD_OF_FILES = 1.6;
    private static final long SMALLEST_FILE = 2_000;
    private static final long LARGEST_FILE = 90_000_000;
    private static final int LARGEST_SHARE = 12;

    private final Path projects;
    private final Random random;
    private final Prose prose;
    private final Weather weather = new Weather(ZoneOffset.UTC, "anthropic", FIRST_DAY, FIRST_DAY + DAY);
    private long requests;

    public ClaudeCorpus(Path home, long seed) {
        projects = home.resolve(".claude/projects");
        random = new Random(seed);
        prose = new Prose(random.nextLong(), 1 << 20);
    }

    /** Writes about this many bytes and returns the number of different requests in them. */
    public long write(long bytes) throws IOException {
        long largest = Math.min(LARGEST_FILE, bytes / LARGEST_SHARE);
        long written = file(largest);
        while (written < bytes) {
            written += file(Math.min(nextSize(largest), bytes - written));
        }
        return requests;
    }

    private long nextSize(long largest) {
        double size = MEDIAN_FILE * StrictMath.exp(SPREAD_OF_FILES * random.nextGaussian());
        return Math.max(SMALLEST_FILE, Math.min((long) size, largest));
    }

    private long file(long size) throws IOException {
        String session = DemoIds.uuid(random);
        DemoProject project = DemoProject.pick(random);
        Path folder = projects.resolve(project.claudeFolder());
        if (random.nextInt(3) > 0) {
            return fill(size, new ClaudeTranscript(folder.resolve(session + ".jsonl"), session, project, null));
        }
        String agent = Long.toHexString(random.nextLong() >>> 32);
        Path path = folder.resolve(session).resolve("subagents").resolve("agent-" + agent + ".jsonl");
        return fill(size, new ClaudeTranscript(path, session, project, agent));
    }

    private long fill(long size, ClaudeTranscript transcript) throws IOException {
        try (transcript) {
            ClaudeConversation conversation =
                    new ClaudeConversation(random.nextLong(), prose, Volume.REAL, DemoModel.CLAUDE_MODELS, weather);
            long at = FIRST_DAY + (long) (random.nextDouble() * DAYS * DAY);
            do {
                at = conversation.turn(transcript, at) + conversation.pause();
            } while (transcript.size() < size);
            requests += conversation.requests();
            return transcript.size();
        }
    }

    private static long millis(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.toEpochMilli();
    }
}
