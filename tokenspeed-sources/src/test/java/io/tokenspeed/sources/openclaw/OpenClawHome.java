package io.tokenspeed.sources.openclaw;

import com.github.luben.zstd.Zstd;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.RandomHome;
import io.tokenspeed.sources.SumsByDay;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sessions of two OpenClaw agents: in the database, in lines, in both after a migration, in compressed archives, forked,
 * and mirrored from Codex with and without the rollout.
 */
public final class OpenClawHome extends RandomHome {
    private final Path folder;

    /** What each line that was made adds to the truth; a line that is not written adds nothing. */
    private final Map<String, Runnable> counted = new LinkedHashMap<>();

    private int events;

    /** Creates a home with a number of sessions. */
    public OpenClawHome(Path folder, long seed, int sessions) {
        super(seed);
        this.folder = folder;
        for (int i = 0; i < sessions; i++) {
            session("00000000-0000-4000-8000-%012d".formatted(i), agent(one("main", "work")));
        }
    }

    private Path agent(String name) {
        return folder.resolve(".openclaw/agents").resolve(name);
    }

    private void session(String id, Path agent) {
        List<String> lines = new ArrayList<>();
        lines.add(Events.head(id));
        long time = time();
        String model = one("claude-opus-4-8", "gpt-5.5");
        String provider = model.startsWith("gpt") ? "openai-codex" : "anthropic";
        lines.add(random.nextBoolean() ? Events.modelChange(provider, model) : Events.snapshot(provider, model));
        int answers = 1 + random.nextInt(8);
        for (int i = 0; i < answers; i++) {
            time += 1000L * (1 + random.nextInt(5000));
            lines.add(Events.user("u" + events++));
            lines.add(one(answer(time, model, provider), answer(time + 1, model, provider), mirror(time, agent)));
            if (random.nextInt(3) == 0) {
                lines.add(Events.note(time));
            }
        }
        store(id, agent, lines);
        counted.forEach((line, add) -> {
            if (lines.contains(line)) {
                add.run();
            }
        });
        counted.clear();
    }

    private void store(String id, Path agent, List<String> lines) {
        switch (random.nextInt(5)) {
            case 0 -> stepsInLines(agent.resolve("sessions/" + id + ".jsonl"), lines);
            case 1 -> stepsInDatabase(agent, id, lines);
            case 2 -> migrated(agent, id, lines);
            case 3 ->
                compressed(agent.resolve("sessions/" + id + ".jsonl.reset.2026-10-20T00-00-00.000Z.n.zst"), lines);
            default -> forked(agent, id, lines);
        }
    }

    private String answer(long asked, String model, String provider) {
        long[] counts = counts();
        long written = asked + 1000 + random.nextInt(30_000);
        long cost = count(90_000_000);
        boolean aborted = random.nextInt(9) == 0;
        String line = Events.answer(
                "%08x".formatted(events++),
                random.nextBoolean() ? Events.route(provider, model) : "",
                Events.billed(cost, counts),
                asked,
                written,
                aborted ? ",'stopReason':'aborted'" : ",'stopReason':'stop'");
        Status status = aborted ? Status.CANCELLED : Status.OK;
        counted.put(line, () -> truth().add(model, status, written, SumsByDay.tokens(counts), cost));
        return line;
    }

    private long[] counts() {
        long output = 1 + count(3000);
        return new long[] {1 + count(900), count(50_000), count(9000), output, random.nextInt((int) output + 1)};
    }

    private String mirror(long asked, Path agent) {
        String thread = "0199aaaa-0000-7000-8000-%012d".formatted(events);
        boolean rollout = random.nextBoolean();
        long[] counts = counts();
        String line = Events.answer(
                "%08x".formatted(events++),
                Events.route("openai-codex", "gpt-5.5"),
                Events.usage(counts),
                asked,
                asked,
                ",'idempotencyKey':'codex-app-server:" + thread + ":t1:assistant'");
        counted.put(line, () -> {
            if (!rollout) {
                truth().add("gpt-5.5", asked, counts);
            }
        });
        if (rollout) {
            Path rollouts = agent.resolve("agent/codex-home/sessions/2026/10/01");
            write(rollouts.resolve("rollout-2026-10-01T00-00-00-" + thread + ".jsonl"), "");
        }
        return line;
    }

    private void stepsInLines(Path file, List<String> lines) {
        lines.forEach(line -> append(file, line + "\n", random));
    }

    private void stepsInDatabase(Path agent, String session, List<String> lines) {
        AgentDatabaseFile database = new AgentDatabaseFile(agent);
        for (int i = 0; i < lines.size(); i++) {
            int seq = i;
            long created = time();
            then(database.path(), () -> database.event(session, seq, lines.get(seq), created));
        }
    }

    /** The lines stay where they are when OpenClaw imports them. */
    private void migrated(Path agent, String session, List<String> lines) {
        stepsInLines(agent.resolve("session-sqlite-import-archive/main." + session + ".jsonl.imported-1"), lines);
        stepsInDatabase(agent, session, lines);
    }

    /** A fork copies events with their ids and times. */
    private void forked(Path agent, String session, List<String> lines) {
        stepsInDatabase(agent, session, lines);
        List<String> copy = new ArrayList<>(lines.subList(0, 1 + random.nextInt(lines.size())));
        copy.set(0, Events.head(session + "-fork"));
        stepsInDatabase(agent, session + "-fork", copy);
    }

    private void compressed(Path file, List<String> lines) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        then(file, () -> Files.write(file, Zstd.compress(text)));
    }
}
