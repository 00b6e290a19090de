package io.tokenspeed.sources.pi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.SumsByDay;
import io.tokenspeed.sources.records.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes a home of pi or omp with random sessions, forks of them and sub-agents. */
public final class PiHome {
    private static final long START = 1_790_000_000_000L;
    private static final List<String> MODELS = List.of("claude-sonnet-4-5", "gpt-5.5", "kimi-k2.6");

    private final Path folder;
    private final boolean omp;
    private final Random random;
    private final GrowingHome made = new GrowingHome();
    private final List<List<ObjectNode>> sessions = new ArrayList<>();
    private long now = START;

    private PiHome(Path folder, boolean omp, long seed) {
        this.folder = folder;
        this.omp = omp;
        this.random = new Random(seed);
    }

    /** Returns a home of pi that is to be written. */
    public static GrowingHome pi(Path home, long seed, int sessions) {
        return random(new PiHome(home.resolve(".pi/agent/sessions"), false, seed), sessions);
    }

    /** Returns a home of omp that is to be written. */
    public static GrowingHome omp(Path home, long seed, int sessions) {
        return random(new PiHome(home.resolve(".omp/agent/sessions"), true, seed), sessions);
    }

    private static GrowingHome random(PiHome home, int sessions) {
        for (int number = 0; number < sessions; number++) {
            home.session(number);
        }
        home.made.mix(home.random);
        return home.made;
    }

    private void session(int number) {
        now += random.nextInt(90_000_000);
        String id = "%08x-bbbb-4bbb-8bbb-%012x".formatted(random.nextInt(1 << 30), number);
        List<ObjectNode> entries = new ArrayList<>();
        if (!sessions.isEmpty() && random.nextBoolean()) {
            List<ObjectNode> source = sessions.get(random.nextInt(sessions.size()));
            entries.addAll(source.subList(0, 1 + random.nextInt(source.size())));
        }
        boolean first = random.nextInt(6) == 0;
        for (int turn = 0; turn <= random.nextInt(10); turn++) {
            entries.add(entry("user", first));
            entries.add(answer(first));
            if (random.nextInt(3) == 0) {
                entries.add(beside());
            }
        }
        sessions.add(entries);
        String stem = JsonLines.iso(now).replaceAll("[:.]", "-") + "_" + id;
        Path project = folder.resolve("--home-ann-shop--");
        write(project.resolve(stem + ".jsonl"), id, entries);
        if (omp && random.nextBoolean()) {
            write(project.resolve(stem).resolve("0-Helper.jsonl"), id + "-sub", List.of(answer(false)));
        }
    }

    private void write(Path file, String id, List<ObjectNode> entries) {
        JsonLines lines = new JsonLines();
        if (omp) {
            lines.line("{'type':'title','title':'" + GrowingHome.PROMPT + "'}");
        }
        lines.line(JsonLines.object()
                .put("type", "session")
                .put("id", id)
                .put("timestamp", JsonLines.iso(now))
                .put("cwd", "/home/ann/shop"));
        entries.forEach(lines::line);
        lines.appendTo(made, file, random);
    }

    /** Entries of the first format have no ids. */
    private ObjectNode entry(String role, boolean first) {
        long start = now + 1L + random.nextInt(5000);
        now = start + 1 + random.nextInt(20_000);
        ObjectNode entry = JsonLines.object().put("type", "message").put("timestamp", JsonLines.iso(now));
        if (!first) {
            entry.put("id", "%08x".formatted(random.nextInt(4))).put("parentId", "00000000");
        }
        entry.putObject("message")
                .put("role", role)
                .put("content", GrowingHome.PROMPT)
                .put("timestamp", start);
        return entry;
    }

    private ObjectNode answer(boolean first) {
        ObjectNode entry = entry("assistant", first);
        ObjectNode message = (ObjectNode) entry.get("message");
        String model = MODELS.get(random.nextInt(MODELS.size()));
        message.put("provider", "OpenRouter").put("model", model);
        if (random.nextBoolean()) {
            message.put("responseId", "resp-%08x-%08x".formatted(random.nextInt(1 << 30), random.nextInt(1 << 30)));
        }
        int ending = random.nextInt(8);
        Status status = ending == 0 ? Status.FAILED : ending == 1 ? Status.CANCELLED : Status.OK;
        message.put("stopReason", ending == 0 ? "error" : ending == 1 ? "aborted" : "toolUse")
                .put("errorMessage", ending == 0 ? "529 overloaded " + GrowingHome.PROMPT : null);
        if (omp) {
            message.put("duration", 4000.5).put("ttft", 700);
        }
        usage(message, model, status, now);
        return entry;
    }

    /** A call beside the conversation. */
    private ObjectNode beside() {
        now += 1 + random.nextInt(3000);
        ObjectNode entry = JsonLines.object()
                .put("type", omp ? "model_usage" : "usage")
                .put("id", "%08x".formatted(random.nextInt(1 << 30)))
                .put("timestamp", JsonLines.iso(now))
                .put(omp ? "purpose" : "kind", "title")
                .put("provider", "openrouter")
                .put("model", MODELS.get(0))
                .put("stopReason", "stop");
        usage(entry, MODELS.get(0), Status.OK, now);
        return entry;
    }

    private void usage(ObjectNode message, String model, Status status, long end) {
        long input = random.nextInt(2000);
        long output = 1L + random.nextInt(1500);
        long reasoning = random.nextInt((int) output);
        long read = random.nextInt(9000);
        long write = random.nextInt(700);
        long cost = random.nextInt(3) * 1_250_000L;
        long completed = message.has("duration") ? message.get("timestamp").asLong() + 4001 : end;
        ObjectNode counts = message.putObject("usage")
                .put("input", input)
                .put("output", output)
                .put("cacheRead", read)
                .put("cacheWrite", write)
                .put(omp ? "reasoningTokens" : "reasoning", reasoning)
                .put("totalTokens", input + output + read + write);
        counts.putObject("cost").put("total", cost / 1e9);
        made.truth().add(model, status, completed, SumsByDay.tokens(input, read, write, output, reasoning), cost);
    }
}
