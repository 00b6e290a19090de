package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.records.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Writes homes of Kimi CLI and Kimi Code with random sessions, sub-agents and forks. */
public final class KimiHome {
    private static final long START = 1_790_000_000_000L;
    private static final String CLI_MODEL = "kimi-for-coding";

    private final Path home;
    private final Random random;
    private final GrowingHome made = new GrowingHome();
    private final Map<Path, String> states = new TreeMap<>();
    private final List<List<ObjectNode>> wires = new ArrayList<>();
    private long now = START;

    private KimiHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Returns a home of both that is to be written. */
    public static GrowingHome random(Path home, long seed, int sessions) {
        KimiHome kimi = new KimiHome(home, seed);
        String config =
                "default_model = \"kimi-code/plan\"\n[models.\"kimi-code/plan\"]\nmodel = \"" + CLI_MODEL + "\"\n";
        for (int number = 0; number < sessions; number++) {
            kimi.cli(number);
            kimi.code(number);
        }
        kimi.made.mix(kimi.random);
        kimi.states.forEach(kimi.made::first);
        kimi.made.first(home.resolve(".kimi/config.toml"), config);
        return kimi.made;
    }

    private long[] counts() {
        return new long[] {random.nextInt(2000), random.nextInt(9000), random.nextInt(300), 1 + random.nextInt(1500)};
    }

    private void used(String model, long end, long... counts) {
        made.truth().add(model, end, counts[0], counts[1], counts[2], counts[3], 0);
    }

    private void cli(int number) {
        now += random.nextInt(90_000_000);
        JsonLines main = new JsonLines().line("{'type':'metadata','protocol_version':'1.3'}");
        JsonLines sub = new JsonLines();
        for (int step = 0; step <= random.nextInt(8); step++) {
            main.line(wire("StepBegin", JsonLines.object().put("n", step)));
            main.line(wire("ContentPart", JsonLines.object().put("text", GrowingHome.PROMPT)));
            ObjectNode status = status();
            main.line(wire("StatusUpdate", status));
            if (random.nextInt(3) == 0 && status.has("message_id")) {
                main.line(wire("StatusUpdate", status));
            }
            if (random.nextInt(4) == 0) {
                subAgent(main, sub);
            }
        }
        Path session = home.resolve(".kimi/sessions/abc" + number % 2 + "/session-" + number);
        main.appendTo(made, session.resolve("wire.jsonl"), random);
        if (sub.size() > 0) {
            sub.appendTo(made, session.resolve("subagents/helper/wire.jsonl"), random);
        }
        if (random.nextInt(3) == 0) {
            Path copy = home.resolve(".kimi/sessions/copied/session-" + number);
            main.appendTo(made, copy.resolve("wire.jsonl"), random);
        }
    }

    private ObjectNode wire(String type, ObjectNode payload) {
        ObjectNode line = JsonLines.object().put("timestamp", now / 1000.0);
        line.putObject("message").put("type", type).set("payload", payload);
        return line;
    }

    /** A repeated status keeps the time of the first one only in the totals of a day, so it comes at the same time. */
    private ObjectNode status() {
        now += 1 + random.nextInt(20_000);
        long[] counts = counts();
        used(CLI_MODEL, now, counts);
        ObjectNode status = JsonLines.object();
        status.putObject("token_usage")
                .put("input_other", counts[0])
                .put("input_cache_read", counts[1])
                .put("input_cache_creation", counts[2])
                .put("output", counts[3]);
        if (random.nextInt(5) > 0) {
            status.put("message_id", "chatcmpl-%08x%08x".formatted(random.nextInt(1 << 30), random.nextInt(1 << 30)));
        }
        return status;
    }

    /** The log of the main agent repeats the events of a sub-agent. */
    private void subAgent(JsonLines main, JsonLines sub) {
        ObjectNode status = status().put("message_id", "chatcmpl-sub-" + random.nextLong());
        sub.line(wire("StatusUpdate", status));
        ObjectNode event = JsonLines.object().put("agent_id", "helper");
        event.putObject("event").put("type", "StatusUpdate").set("payload", status);
        main.line(wire("SubagentEvent", event));
    }

    private void code(int number) {
        now += random.nextInt(90_000_000);
        Path session = home.resolve(".kimi-code/sessions/wd_shop_1/session_" + number);
        List<ObjectNode> wire = new ArrayList<>();
        ObjectNode state = JsonLines.object().put("cwd", "/home/ann/shop").put("createdAt", now);
        if (!wires.isEmpty() && random.nextBoolean()) {
            List<ObjectNode> source = wires.get(random.nextInt(wires.size()));
            wire.addAll(source.subList(0, random.nextInt(source.size())));
            wire.add(record("forked"));
            state.put("forkedFrom", "session_x");
        }
        for (int step = 0; step <= random.nextInt(8); step++) {
            request(wire);
        }
        wires.add(wire);
        write(session.resolve("agents/main/wire.jsonl"), wire);
        if (random.nextBoolean()) {
            List<ObjectNode> sub = new ArrayList<>();
            request(sub);
            write(session.resolve("agents/agent-1/wire.jsonl"), sub);
        }
        states.put(session.resolve("state.json"), state.toString());
    }

    private void write(Path file, List<ObjectNode> wire) {
        JsonLines lines = new JsonLines().line("{'type':'metadata','protocol_version':'1.0'}");
        wire.forEach(lines::line);
        lines.appendTo(made, file, random);
    }

    private ObjectNode record(String type) {
        return JsonLines.object().put("type", type).put("time", now);
    }

    private void request(List<ObjectNode> wire) {
        boolean compaction = random.nextInt(5) == 0;
        boolean concrete = random.nextBoolean();
        now += 1 + random.nextInt(3000);
        if (concrete) {
            wire.add(record("llm.request").put("model", "kimi-k2.6").put("modelAlias", "kimi-code/plan"));
        }
        long sent = now;
        now += 500 + random.nextInt(20_000);
        long[] counts = counts();
        used(concrete ? "kimi-k2.6" : "plan", now, counts);
        ObjectNode spent = JsonLines.object()
                .put("inputOther", counts[0])
                .put("inputCacheRead", counts[1])
                .put("inputCacheCreation", counts[2])
                .put("output", counts[3]);
        ObjectNode record = record("usage.record").put("model", "kimi-code/plan");
        record.put("usageScope", compaction ? "session" : "turn").set("usage", spent);
        wire.add(record);
        if (!compaction) {
            ObjectNode end = record("context.append_loop_event");
            end.putObject("event")
                    .put("type", "step.end")
                    .put("text", GrowingHome.PROMPT)
                    .put("llmFirstTokenLatencyMs", 100)
                    .put("llmStreamDurationMs", now - sent - 100)
                    .set("usage", spent);
            wire.add(end);
        }
    }
}
