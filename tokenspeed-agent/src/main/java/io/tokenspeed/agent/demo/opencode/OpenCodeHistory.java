package io.tokenspeed.agent.demo.opencode;

import io.tokenspeed.agent.demo.content.Chat;
import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoReply;
import io.tokenspeed.agent.demo.content.PlannedSession;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes sessions into an OpenCode database, and the oldest sessions as the JSON files of older versions. */
public final class OpenCodeHistory implements AutoCloseable {
    private static final long LONGEST = 60 * 60_000L;

    private final Path folder;
    private final Prose prose;
    private final Weather weather;
    private final long legacyBefore;
    private final OpenCodeDatabase database;
    private long requests;

    public OpenCodeHistory(Path home, Prose prose, Weather weather, long legacyBefore) throws IOException {
        this.folder = home.resolve(".local/share/opencode");
        this.prose = prose;
        this.weather = weather;
        this.legacyBefore = legacyBefore;
        Files.createDirectories(folder);
        try {
            this.database = new OpenCodeDatabase(folder.resolve("opencode.db"));
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
        String id = DemoIds.prefixed("ses_", random);
        boolean legacy = session.start() < legacyBefore;
        List<OpenCodeMessage> messages = messages(session, random, legacy ? 1 : 3);
        try {
            if (legacy) {
                writeFiles(id, messages);
            } else {
                writeRows(id, messages, random);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<OpenCodeMessage> messages(PlannedSession session, Random random, int mostSteps) {
        Chat chat = new Chat(
                random, DemoModel.OPENCODE_MODELS.get(random.nextInt(DemoModel.OPENCODE_MODELS.size())), weather);
        List<OpenCodeMessage> messages = new ArrayList<>();
        long at = session.start();
        for (int turn = 0; turn < session.turns() * 2 && at < session.start() + LONGEST; turn++) {
            List<DemoReply> steps = steps(chat, at, 1 + random.nextInt(mostSteps), random);
            OpenCodeMessage message = new OpenCodeMessage(
                    DemoIds.prefixed("msg_", random), DemoIds.prefixed("msg_", random), session.project(), steps);
            messages.add(message);
            requests += steps.stream().filter(DemoReply::answered).count();
            at = message.completedAt() + 10_000 + random.nextInt(120_000);
        }
        return messages;
    }

    private static List<DemoReply> steps(Chat chat, long from, int count, Random random) {
        List<DemoReply> steps = new ArrayList<>();
        long at = from;
        for (int i = 0; i < count; i++) {
            DemoReply reply = chat.ask(at);
            steps.add(reply);
            if (!reply.answered()) {
                break;
            }
            at = reply.times().endMillis() + 100 + random.nextInt(5_000);
        }
        return steps;
    }

    private void writeRows(String session, List<OpenCodeMessage> messages, Random random) throws SQLException {
        OpenCodeMessage first = messages.get(0);
        OpenCodeMessage last = messages.get(messages.size() - 1);
        database.session(session, first.project().root(), first.createdAt(), last.completedAt());
        for (OpenCodeMessage message : messages) {
            database.message(message.id(), session, message.createdAt(), message.completedAt(), message.data());
            writeParts(session, message, random);
        }
    }

    private void writeParts(String session, OpenCodeMessage message, Random random) throws SQLException {
        int number = 0;
        for (OpenCodePart part : message.parts(prose.sentence(random))) {
            // Ids of parts rise within a message.
            String id = DemoIds.prefixed(String.format("prt_%012x%02x", message.createdAt(), number++), random);
            database.part(id, message.id(), session, part.at(), part.data());
        }
    }

    private void writeFiles(String session, List<OpenCodeMessage> messages) throws IOException {
        Path directory =
                Files.createDirectories(folder.resolve("storage/message").resolve(session));
        for (OpenCodeMessage message : messages) {
            Map<String, @Nullable Object> file = DemoJson.object("id", message.id(), "sessionID", session);
            file.putAll(message.data());
            Files.writeString(directory.resolve(message.id() + ".json"), DemoJson.text(file));
        }
    }

    private static IOException failed(SQLException cause) {
        return new IOException("cannot write the demo's OpenCode database: " + cause.getMessage(), cause);
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
