package io.tokenspeed.sources.openclaw;

import com.github.luben.zstd.Zstd;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.codex.CodexSource;
import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sessions of two OpenClaw agents: in the database, in lines, in both after a migration, in compressed archives, forked,
 * and mirrored from Codex with and without the rollout.
 */
public final class OpenClawHome extends GeneratedHome {
    private final Path folder;
    private final Truth truth = new Truth();

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
        String line = Events.answer(
                "%08x".formatted(events++),
                random.nextBoolean() ? Events.route(provider, model) : "",
                Events.usage(counts),
                asked,
                written,
                random.nextInt(9) == 0 ? ",'stopReason':'aborted'" : ",'stopReason':'stop'");
        counted.put(line, () -> truth.add(model, written, counts));
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
                truth.add("gpt-5.5", asked, counts);
            }
        });
        if (rollout) {
            Path rollouts = agent.resolve("agent/codex-home/sessions/2026/10/01");
            step(() -> append(rollouts.resolve("rollout-2026-10-01T00-00-00-" + thread + ".jsonl"), ""));
        }
        return line;
    }

    private void stepsInLines(Path file, List<String> lines) {
        for (String line : lines) {
            int cut = random.nextInt(line.length());
            step(() -> append(file, line.substring(0, cut)));
            step(() -> append(file, line.substring(cut) + "\n"));
        }
    }

    private void stepsInDatabase(Path agent, String session, List<String> lines) {
        AgentDatabaseFile database = new AgentDatabaseFile(agent);
        for (int i = 0; i < lines.size(); i++) {
            int seq = i;
            long created = time();
            step(() -> database.event(session, seq, lines.get(seq), created));
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
        step(() -> {
            Files.createDirectories(file.getParent());
            Files.write(file, Zstd.compress((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static void append(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public Source source() {
        Environment environment = new Environment(Map.of(), folder, folder);
        Supplier<Discovery> rollouts =
                new CodexSource(environment, () -> OpenClawSource.codexHomes(environment))::discover;
        return new OpenClawSource(environment, rollouts);
    }

    @Override
    public Truth truth() {
        return truth;
    }
}
