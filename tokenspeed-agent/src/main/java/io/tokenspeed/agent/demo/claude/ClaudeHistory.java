package io.tokenspeed.agent.demo.claude;

import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.PlannedSession;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Volume;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes sessions as Claude Code transcripts, some with side chains and some resumed under a new id. */
public final class ClaudeHistory {
    private static final long LONGEST = 60 * 60_000L;

    private final Path projects;
    private final Prose prose;
    private final Weather weather;
    private long requests;

    public ClaudeHistory(Path home, Prose prose, Weather weather) {
        this.projects = home.resolve(".claude/projects");
        this.prose = prose;
        this.weather = weather;
    }

    /** The number of different requests that have been written. */
    public long requests() {
        return requests;
    }

    public void write(PlannedSession session) throws IOException {
        Random random = session.random();
        String id = DemoIds.uuid(random);
        long seed = random.nextLong();
        ClaudeConversation conversation = conversation(seed, DemoModel.CLAUDE_MODELS);
        try (ClaudeTranscript transcript = transcript(session.project(), id)) {
            play(conversation, transcript, session.start(), session.turns(), session.start() + LONGEST);
        }
        requests += conversation.requests();
        if (random.nextInt(4) == 0) {
            sideChain(session, id, random);
        }
        if (random.nextInt(9) == 0) {
            resume(session, DemoIds.uuid(random), seed);
        }
    }

    /** Writes a resumed session: a copy of the first two turns under a new id, then one more turn of its own. */
    private void resume(PlannedSession session, String id, long seed) throws IOException {
        ClaudeConversation conversation = conversation(seed, DemoModel.CLAUDE_MODELS);
        try (ClaudeTranscript transcript = transcript(session.project(), id)) {
            long until = session.start() + LONGEST;
            long end = play(conversation, transcript, session.start(), Math.min(2, session.turns()), until);
            // From here on the copy goes its own way, so its third turn must not repeat the original's.
            ClaudeConversation own = conversation(~seed, List.of(DemoModel.SONNET));
            play(own, transcript, end + 60_000, 1, until);
            requests += own.requests();
        }
    }

    private void sideChain(PlannedSession session, String id, Random random) throws IOException {
        String agent = Long.toHexString(random.nextLong() >>> 32);
        Path path = folder(session.project()).resolve(id).resolve("subagents").resolve("agent-" + agent + ".jsonl");
        ClaudeConversation conversation = conversation(random.nextLong(), List.of(DemoModel.HAIKU, DemoModel.SONNET));
        try (ClaudeTranscript transcript = new ClaudeTranscript(path, id, session.project(), agent)) {
            conversation.turn(transcript, session.start() + 20_000);
        }
        requests += conversation.requests();
    }

    private long play(ClaudeConversation conversation, ClaudeTranscript transcript, long from, int turns, long until)
            throws IOException {
        transcript.title(from, "Demo session");
        long at = from;
        for (int turn = 0; turn < turns && at < until; turn++) {
            at = conversation.turn(transcript, at) + conversation.pause();
        }
        return at;
    }

    private ClaudeConversation conversation(long seed, List<DemoModel> models) {
        return new ClaudeConversation(seed, prose, Volume.SMALL, models, weather);
    }

    private ClaudeTranscript transcript(DemoProject project, String id) throws IOException {
        return new ClaudeTranscript(folder(project).resolve(id + ".jsonl"), id, project, null);
    }

    private Path folder(DemoProject project) {
        return projects.resolve(project.claudeFolder());
    }
}
