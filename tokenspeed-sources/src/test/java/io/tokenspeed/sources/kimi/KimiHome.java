package io.tokenspeed.sources.kimi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.records.GeneratedLogTest;
import io.tokenspeed.sources.records.GeneratedUsage;
import io.tokenspeed.sources.records.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes the folders of Kimi CLI and of Kimi Code with random sessions, agents and a copied session. */
public final class KimiHome {
    /** The digest of {@code /home/ann/shop}, computed by {@code md5sum}. */
    static final String SHOP = "62bb909a650195f32fd3c511befec841";

    private static final long START = 1_790_000_000_000L;
    private static final List<String> MODELS = List.of("kimi-k2.6", "kimi-k3");

    private final Path home;
    private final Random random;
    private final GeneratedUsage usage = new GeneratedUsage();
    private long now = START;

    private KimiHome(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
    }

    /** Writes the folders below a home folder and returns what the sessions used. */
    public static GeneratedUsage write(Path home, int sessions, long seed) throws IOException {
        KimiHome made = new KimiHome(home, seed);
        for (int number = 0; number < sessions; number++) {
            made.cli(number);
            made.code(number);
        }
        return made.usage;
    }

    private void cli(int number) throws IOException {
        JsonLines lines = new JsonLines().line("{'type':'metadata','protocol_version':'1.2'}");
        for (int turn = 0; turn <= random.nextInt(6); turn++) {
            now += 1000L * (1 + random.nextInt(40_000));
            lines.line("{'timestamp':" + now / 1000 + ",'message':{'type':'TurnBegin','payload':{'user_input':'"
                    + GeneratedLogTest.CANARY + "'}}}");
            status(lines, "msg-" + turn);
        }
        Path log = lines.write(home.resolve(".kimi/sessions/" + SHOP + "/cli-" + number + "/wire.jsonl"));
        if (number == 0) {
            Path copy = home.resolve(".kimi/sessions/copied/cli-0/wire.jsonl");
            Files.createDirectories(copy.getParent());
            Files.copy(log, copy);
        }
    }

    /** An answer is told while it grows; the last line has all of it. */
    private void status(JsonLines lines, String message) {
        long[] counts = counts();
        for (int part = random.nextInt(2); part < 2; part++) {
            ObjectNode line = JsonLines.object().put("timestamp", now / 1000.0);
            ObjectNode payload =
                    line.putObject("message").put("type", "StatusUpdate").putObject("payload");
            payload.put("message_id", message).put("context_usage", 0.4);
            payload.putObject("token_usage")
                    .put("input_other", counts[0])
                    .put("input_cache_read", counts[1])
                    .put("input_cache_creation", counts[2])
                    .put("output", part == 0 ? counts[3] / 2 : counts[3]);
            lines.line(line);
        }
        usage.add("kimi-for-coding", Status.OK, now, counts[0], counts[1], counts[2], counts[3], 0, 0);
    }

    private void code(int number) throws IOException {
        for (String agent : random.nextBoolean() ? List.of("main", "a1") : List.of("main")) {
            JsonLines lines = new JsonLines();
            for (int call = 0; call <= random.nextInt(8); call++) {
                call(lines);
            }
            lines.write(
                    home.resolve(".kimi-code/sessions/wd_shop/code-" + number + "/agents/" + agent + "/wire.jsonl"));
        }
    }

    private void call(JsonLines lines) {
        now += 1 + random.nextInt(50_000_000);
        String model = MODELS.get(random.nextInt(MODELS.size()));
        long[] counts = counts();
        lines.line(JsonLines.object()
                .put("type", "llm.request")
                .put("model", "kimi-code/" + model)
                .put("time", now - 1000)
                .put("prompt", GeneratedLogTest.CANARY));
        for (String scope : List.of("turn", "session")) {
            ObjectNode line = JsonLines.object()
                    .put("type", "usage.record")
                    .put("usageScope", scope)
                    .put("model", random.nextBoolean() ? model : "__kimi_env_model__")
                    .put("time", now);
            line.putObject("usage")
                    .put("inputOther", counts[0])
                    .put("inputCacheRead", counts[1])
                    .put("inputCacheCreation", counts[2])
                    .put("output", counts[3]);
            lines.line(line);
        }
        usage.add(model, Status.OK, now, counts[0], counts[1], counts[2], counts[3], 0, 0);
    }

    private long[] counts() {
        return new long[] {random.nextInt(5000), random.nextInt(20_000), random.nextInt(900), 2 + random.nextInt(3000)};
    }
}
