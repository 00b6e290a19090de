package io.tokenspeed.sources.qwen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.SumsByDay;
import io.tokenspeed.sources.records.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a home of Qwen Code with random sessions, branches of them and sub-agents. */
public final class QwenHome {
    private static final long START = 1_790_000_000_000L;
    private static final List<String> MODELS = List.of("qwen3-coder-plus", "qwen3.5-plus");

    private final Path home;
    private final Random random;
    private final GrowingHome made = new GrowingHome();
    private final List<List<ObjectNode>> sessions = new ArrayList<>();
    private long now = START;

    private QwenHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Returns a home that is to be written. */
    public static GrowingHome random(Path home, long seed, int sessions) {
        QwenHome qwen = new QwenHome(home, seed);
        for (int number = 0; number < sessions; number++) {
            qwen.session(number);
        }
        qwen.made.mix(qwen.random);
        return qwen.made;
    }

    private void session(int number) {
        now += random.nextInt(90_000_000);
        String id = "session-" + number;
        List<ObjectNode> records = new ArrayList<>();
        if (!sessions.isEmpty() && random.nextBoolean()) {
            List<ObjectNode> source = sessions.get(random.nextInt(sessions.size()));
            source.subList(0, 1 + random.nextInt(source.size())).forEach(record -> records.add(copy(record, id)));
        }
        int turns = 1 + random.nextInt(10);
        for (int turn = 0; turn < turns; turn++) {
            turn(records, id);
        }
        sessions.add(records);
        Path project = home.resolve(".qwen/projects/-home-ann-shop" + number % 2);
        String folder = random.nextInt(4) == 0 ? "chats/archive" : "chats";
        write(project.resolve(folder).resolve(id + ".jsonl"), records);
        if (random.nextBoolean()) {
            subAgent(project, id);
        }
    }

    private void subAgent(Path project, String session) {
        List<ObjectNode> records = new ArrayList<>();
        for (int turn = 0; turn <= random.nextInt(3); turn++) {
            records.add(record("user", session));
            records.add(answer(session, random.nextBoolean()));
        }
        records.forEach(record -> record.put("agentId", "helper-1"));
        write(project.resolve("subagents").resolve(session).resolve("agent-helper-1.jsonl"), records);
    }

    private void write(Path file, List<ObjectNode> records) {
        JsonLines lines = new JsonLines();
        for (ObjectNode record : records) {
            lines.line(record);
            if (random.nextInt(9) == 0) {
                lines.line(record);
            }
        }
        lines.appendTo(made, file, random);
    }

    private static ObjectNode copy(ObjectNode record, String session) {
        ObjectNode copy = record.deepCopy();
        ObjectNode origin = JsonLines.object();
        origin.set("sessionId", record.get("sessionId"));
        origin.set("messageUuid", record.get("uuid"));
        copy.put("sessionId", session);
        copy.set("forkedFrom", origin);
        return copy;
    }

    private void turn(List<ObjectNode> records, String session) {
        records.add(record("user", session));
        if (random.nextInt(5) == 0) {
            ObjectNode failure = event(session, "qwen-code.api_error", MODELS.get(0));
            ((ObjectNode) failure.at("/systemPayload/uiEvent")).put("status_code", 500);
            records.add(failure);
            made.truth().add(MODELS.get(0), Status.FAILED, now, TokenCounts.NONE, 0);
        }
        ObjectNode answer = answer(session, random.nextBoolean());
        if (random.nextBoolean()) {
            records.add(told(session, answer));
        }
        records.add(answer);
        if (random.nextBoolean()) {
            records.add(record("tool_result", session));
        }
        if (random.nextInt(4) == 0) {
            records.add(record("system", session).put("subtype", "file_history_snapshot"));
        }
    }

    private ObjectNode record(String type, String session) {
        now += 1 + random.nextInt(20_000);
        ObjectNode record = JsonLines.object()
                .put("uuid", "%08x-%08x".formatted(random.nextInt(1 << 30), random.nextInt(1 << 30)))
                .put("sessionId", session)
                .put("timestamp", JsonLines.iso(now))
                .put("type", type)
                .put("cwd", "/home/ann/shop");
        record.putObject("message").put("text", GrowingHome.PROMPT);
        return record;
    }

    /** Providers of OpenAI's kind count thoughts as a part of the candidates, those of Gemini's kind beside them. */
    private ObjectNode answer(String session, boolean thoughtsInside) {
        String model = MODELS.get(random.nextInt(MODELS.size()));
        ObjectNode answer = record("assistant", session).put("model", model);
        long cached = random.nextInt(5000);
        long fresh = random.nextInt(2000);
        long text = random.nextInt(1500);
        long thoughts = random.nextInt(2) * (1L + random.nextInt(500));
        answer.putObject("usageMetadata")
                .put("promptTokenCount", cached + fresh)
                .put("candidatesTokenCount", thoughtsInside ? text + thoughts : text)
                .put("thoughtsTokenCount", thoughts)
                .put("cachedContentTokenCount", cached)
                .put("totalTokenCount", cached + fresh + text + thoughts);
        made.truth().add(model, Status.OK, now, SumsByDay.tokens(fresh, cached, 0, text + thoughts, thoughts), 0);
        return answer;
    }

    private ObjectNode event(String session, String name, String model) {
        ObjectNode record = record("system", session).put("subtype", "ui_telemetry");
        record.putObject("systemPayload")
                .putObject("uiEvent")
                .put("event.name", name)
                .put("event.timestamp", JsonLines.iso(now))
                .put("model", model)
                .put("response_text", GrowingHome.PROMPT)
                .put("duration_ms", 500 + random.nextInt(9000));
        return record;
    }

    /** The event that stands before an answer and ends when the answer does. */
    private ObjectNode told(String session, ObjectNode answer) {
        long end = now;
        ObjectNode record =
                event(session, "qwen-code.api_response", answer.get("model").asText());
        now = end;
        record.set("timestamp", answer.get("timestamp"));
        ObjectNode event = (ObjectNode) record.at("/systemPayload/uiEvent");
        event.set("event.timestamp", answer.get("timestamp"));
        event.set("input_token_count", answer.at("/usageMetadata/promptTokenCount"));
        event.set("output_token_count", answer.at("/usageMetadata/candidatesTokenCount"));
        event.put("ttft_ms", 300);
        return record;
    }
}
