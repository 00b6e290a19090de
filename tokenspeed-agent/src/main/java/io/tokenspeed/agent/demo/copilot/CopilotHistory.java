package io.tokenspeed.agent.demo.copilot;

import io.tokenspeed.agent.demo.content.Chat;
import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoReply;
import io.tokenspeed.agent.demo.content.PlannedSession;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

/** Writes sessions into a session store of Copilot CLI, with the event log of each session beside it. */
public final class CopilotHistory implements AutoCloseable {
    private static final long LONGEST = 60 * 60_000L;
    private static final int MOST_STEPS = 3;

    private final Path folder;
    private final Prose prose;
    private final Weather weather;
    private final CopilotDatabase database;
    private long requests;

    public CopilotHistory(Path home, Prose prose, Weather weather) throws IOException {
        this.folder = home.resolve(".copilot");
        this.prose = prose;
        this.weather = weather;
        Files.createDirectories(folder);
        try {
            this.database = new CopilotDatabase(folder.resolve("session-store.db"));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The number of different requests that have been written. */
    public long requests() {
        return requests;
    }

    public void write(PlannedSession session) throws IOException {
        Random random = session.random();
        String id = DemoIds.uuid(random);
        DemoModel model = DemoModel.COPILOT_MODELS.get(random.nextInt(DemoModel.COPILOT_MODELS.size()));
        Chat chat = new Chat(random, model, weather);
        try (CopilotEvents events =
                new CopilotEvents(folder.resolve("session-state").resolve(id).resolve("events.jsonl"))) {
            events.start(session.start(), id, session.project());
            long at = session.start();
            for (int turn = 0; turn < session.turns() && at < session.start() + LONGEST; turn++) {
                at = turn(chat, at, new Turn(id, turn, events, random)) + 10_000 + random.nextInt(120_000);
            }
            events.shutdown(at, model);
            database.session(id, session.project(), session.start(), at);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What the user said once in a session, and where the answers are noted. */
    private record Turn(String session, int number, CopilotEvents events, Random random) {}

    /** Asks until a step is not answered, and returns when the last one ended. */
    private long turn(Chat chat, long from, Turn turn) throws IOException, SQLException {
        int steps = 1 + turn.random().nextInt(MOST_STEPS);
        long at = from;
        for (int step = 0; step < steps; step++) {
            DemoReply reply = chat.ask(at + 100 + turn.random().nextInt(5_000));
            turn.events().reply(reply, prose.sentence(turn.random()));
            at = reply.times().endMillis();
            if (!reply.answered()) {
                return at;
            }
            database.usage(turn.session(), turn.number(), reply);
            requests++;
        }
        return at;
    }

    private static IOException failed(SQLException cause) {
        return new IOException("cannot write the demo's Copilot database: " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        try {
            database.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
