package io.tokenspeed.agent.demo.codex;

import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.PlannedSession;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Writes sessions as Codex rollouts, some of them forked. */
public final class CodexHistory {
    private static final DateTimeFormatter DAY_FOLDER = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss");
    private static final long LONGEST = 60 * 60_000L;

    private final Path sessions;
    private final Prose prose;
    private final Weather weather;
    private final ZoneId zone;
    private long requests;

    public CodexHistory(Path home, Prose prose, Weather weather, ZoneId zone) {
        this.sessions = home.resolve(".codex/sessions");
        this.prose = prose;
        this.weather = weather;
        this.zone = zone;
    }

    /** The number of different requests that have been written. */
    public long requests() {
        return requests;
    }

    public void write(PlannedSession session) throws IOException {
        Random random = session.random();
        String thread = DemoIds.timedUuid(session.start(), random);
        long seed = random.nextLong();
        CodexConversation conversation = conversation(seed, session);
        long end;
        try (CodexRollout rollout = new CodexRollout(path(session.start(), thread))) {
            rollout.meta(session.start(), thread, null, session.project());
            end = play(conversation, rollout, session.start() + 500, session.turns());
        }
        requests += conversation.requests();
        if (random.nextInt(8) == 0) {
            fork(session, thread, seed, end + 30_000);
        }
    }

    /** Writes a forked thread: a copy of its parent's history, dated at the fork, then a turn of its own. */
    private void fork(PlannedSession session, String parent, long seed, long at) throws IOException {
        String thread = DemoIds.timedUuid(at, new Random(~seed));
        CodexConversation replay = conversation(seed, session);
        CodexConversation own = conversation(~seed, session);
        try (CodexRollout rollout = new CodexRollout(path(at, thread))) {
            rollout.meta(at, thread, parent, session.project());
            rollout.stampAll(at + 20);
            rollout.meta(session.start(), parent, null, session.project());
            play(replay, rollout, session.start() + 500, session.turns());
            rollout.stampAll(null);
            own.turn(rollout, at + 10_000);
        }
        requests += own.requests();
    }

    private static long play(CodexConversation conversation, CodexRollout rollout, long from, int turns)
            throws IOException {
        long at = from;
        for (int turn = 0; turn < turns && at < from + LONGEST; turn++) {
            at = conversation.turn(rollout, at) + conversation.pause();
        }
        return at;
    }

    private CodexConversation conversation(long seed, PlannedSession session) {
        return new CodexConversation(seed, prose, session.project(), weather);
    }

    private Path path(long at, String thread) {
        ZonedDateTime start = Instant.ofEpochMilli(at).atZone(zone);
        String name = "rollout-" + FILE_TIME.format(start) + "-" + thread + ".jsonl";
        return sessions.resolve(DAY_FOLDER.format(start)).resolve(name);
    }
}
