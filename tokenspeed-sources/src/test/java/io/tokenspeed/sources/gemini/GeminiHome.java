package io.tokenspeed.sources.gemini;

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

/** Writes a home of Gemini CLI with random sessions in all forms. */
public final class GeminiHome {
    private static final long START = 1_790_000_000_000L;
    private static final List<String> MODELS = List.of("gemini-3.1-pro-preview", "gemini-3.1-flash");

    private final Path home;
    private final Random random;
    private final GrowingHome made = new GrowingHome();
    private long now = START;

    private GeminiHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Returns a home that is to be written. */
    public static GrowingHome random(Path home, long seed, int sessions) {
        GeminiHome gemini = new GeminiHome(home, seed);
        for (int number = 0; number < sessions; number++) {
            gemini.session(number);
        }
        gemini.made.mix(gemini.random);
        for (int project = 0; project < 3; project++) {
            gemini.made.first(gemini.project(project).resolve(".project_root"), "/home/ann/shop" + project);
        }
        return gemini.made;
    }

    private Path project(int number) {
        return home.resolve(".gemini/tmp/shop-" + number);
    }

    private void session(int number) {
        String id = "%08x-aaaa-4aaa-8aaa-%012x".formatted(random.nextInt(1 << 30), number);
        now += random.nextInt(90_000_000);
        List<ObjectNode> messages = messages();
        String name = "session-2026-10-01T08-00-" + id.substring(0, 8);
        Path chats = project(number % 3).resolve("chats");
        switch (random.nextInt(4)) {
            case 0 -> document(chats.resolve(name + ".json"), id, messages);
            case 1 -> {
                document(chats.resolve(name + ".json"), id, messages.subList(0, messages.size() / 2));
                lines(chats.resolve(name + ".jsonl"), id, messages);
            }
            case 2 -> lines(chats.resolve("parent-" + number).resolve(id + ".jsonl"), id, messages);
            default -> lines(chats.resolve(name + ".jsonl"), id, messages);
        }
    }

    private ObjectNode header(String id) {
        return JsonLines.object()
                .put("sessionId", id)
                .put("projectHash", "ab12")
                .put("startTime", JsonLines.iso(now))
                .put("lastUpdated", JsonLines.iso(now))
                .put("kind", "main");
    }

    private void document(Path file, String id, List<ObjectNode> messages) {
        ObjectNode document = header(id);
        document.putArray("messages").addAll(messages);
        made.write(file, document.toPrettyString());
    }

    /** Appends each message, some again with tool calls, and now and then a checkpoint or a rewind. */
    private void lines(Path file, String id, List<ObjectNode> messages) {
        JsonLines lines = new JsonLines().line(header(id));
        for (int i = 0; i < messages.size(); i++) {
            ObjectNode message = messages.get(i);
            if (message.has("toolCalls")) {
                lines.line(message.deepCopy().without("toolCalls"));
            }
            lines.line(message);
            lines.line("{'$set':{'lastUpdated':'2026-10-01T08:00:00.000Z'}}");
            if (random.nextInt(6) == 0) {
                ObjectNode checkpoint = JsonLines.object();
                checkpoint.putObject("$set").putArray("messages").addAll(messages.subList(i / 2, i + 1));
                lines.line(checkpoint);
            }
            if (random.nextInt(8) == 0) {
                lines.line(JsonLines.object()
                        .put("$rewindTo", messages.get(i / 2).get("id").asText()));
            }
        }
        lines.appendTo(made, file, random);
    }

    private List<ObjectNode> messages() {
        List<ObjectNode> messages = new ArrayList<>();
        String model = MODELS.get(random.nextInt(MODELS.size()));
        int turns = 1 + random.nextInt(12);
        messages.add(message("user", GrowingHome.PROMPT));
        messages.add(answer(model));
        for (int turn = 0; turn < turns; turn++) {
            switch (random.nextInt(6)) {
                case 0 -> messages.add(message("info", GrowingHome.PROMPT));
                case 1 -> {
                    messages.add(message("error", "[API Error: quota " + GrowingHome.PROMPT + "]"));
                    made.truth().add(model, Status.FAILED, now, TokenCounts.NONE, 0);
                }
                case 2 -> {
                    messages.add(message("info", "Request cancelled."));
                    made.truth().add(model, Status.CANCELLED, now, TokenCounts.NONE, 0);
                }
                case 3 -> messages.add(message("user", GrowingHome.PROMPT));
                default -> messages.add(answer(model));
            }
        }
        return messages;
    }

    private ObjectNode message(String type, String content) {
        now += 1 + random.nextInt(20_000);
        return JsonLines.object()
                .put("id", "%08x-%04x".formatted(random.nextInt(1 << 30), random.nextInt(1 << 16)))
                .put("timestamp", JsonLines.iso(now))
                .put("type", type)
                .put("content", content);
    }

    private ObjectNode answer(String model) {
        ObjectNode message = message("gemini", GrowingHome.PROMPT).put("model", model);
        long cached = random.nextInt(5000);
        long fresh = random.nextInt(2000);
        long output = random.nextInt(1500);
        long thoughts = random.nextInt(500);
        long tool = random.nextInt(3) * 100L;
        message.putObject("tokens")
                .put("input", cached + fresh)
                .put("output", output)
                .put("cached", cached)
                .put("thoughts", thoughts)
                .put("tool", tool)
                .put("total", cached + fresh + output + thoughts + tool);
        made.truth()
                .add(model, Status.OK, now, SumsByDay.tokens(fresh + tool, cached, 0, output + thoughts, thoughts), 0);
        if (random.nextBoolean()) {
            now += 1 + random.nextInt(5000);
            message.putArray("toolCalls")
                    .addObject()
                    .put("name", GrowingHome.PROMPT)
                    .put("timestamp", JsonLines.iso(now));
        }
        return message;
    }
}
