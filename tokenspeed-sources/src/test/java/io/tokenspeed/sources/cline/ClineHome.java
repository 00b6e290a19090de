package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.GrowingHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a home of Cline or a descendant with random tasks, whose files are written anew with each message: first a
 * request without tokens, then the same with tokens. Copies of a task lie in another editor. Of Cline also sessions of
 * its later releases.
 */
public final class ClineHome {
    private static final long DAY = 86_400_000L;
    private static final long FIRST = 1_760_000_000_000L;

    private final Path folder;
    private final ClineTool tool;
    private final Random random;
    private final GrowingHome home = new GrowingHome();

    private ClineHome(Path folder, ClineTool tool, long seed) {
        this.folder = folder;
        this.tool = tool;
        this.random = new Random(seed);
    }

    /** Returns a home of Cline that is to be written. */
    public static GrowingHome cline(Path folder, long seed, int tasks) {
        return random(folder, ClineTool.CLINE, seed, tasks);
    }

    /** Returns a home of Roo Code that is to be written. */
    public static GrowingHome roo(Path folder, long seed, int tasks) {
        return random(folder, ClineTool.ROO, seed, tasks);
    }

    /** Returns a home of Kilo Code that is to be written. */
    public static GrowingHome kilocode(Path folder, long seed, int tasks) {
        return random(folder, ClineTool.KILOCODE, seed, tasks);
    }

    private static GrowingHome random(Path folder, ClineTool tool, long seed, int tasks) {
        ClineHome cline = new ClineHome(folder, tool, seed);
        for (int i = 0; i < tasks; i++) {
            cline.task("17600000000" + i, FIRST + cline.random.nextInt(60) * DAY);
            if (tool == ClineTool.CLINE) {
                cline.session("session-" + i, FIRST + cline.random.nextInt(60) * DAY);
            }
        }
        return cline.home;
    }

    private void task(String id, long start) {
        Path task = ClineFiles.task(folder, tool, id);
        String model = "claude-sonnet-" + random.nextInt(4);
        writeModel(task, model, start);
        List<ObjectNode> messages = new ArrayList<>();
        long time = start;
        for (int i = random.nextInt(6) + 1; i > 0; i--) {
            time += random.nextInt(4) == 0 ? DAY : 30_000;
            messages.add(ClineFiles.say(time, "text", GrowingHome.PROMPT));
            messages.add(ClineFiles.started(time + 1, ClineFiles.object().put("request", GrowingHome.PROMPT)));
            write(task, messages);
            messages.set(messages.size() - 1, ClineFiles.started(time + 1, answered(model, time + 1)));
            write(task, messages);
        }
        if (random.nextInt(3) == 0) {
            Path copy = folder.resolve(".config/Cursor/User/globalStorage/" + tool.extension() + "/tasks/" + id);
            write(copy, messages);
            writeModel(copy, model, start);
        }
    }

    /** Cline notes the model of a task in a file of its own, the others in their prompts. */
    private void writeModel(Path task, String model, long start) {
        String use = "{\"model_usage\":[{\"ts\":" + start + ",\"model_id\":\"" + model
                + "\",\"model_provider_id\":\"anthropic\",\"mode\":\"act\"}]}";
        String prompts = ClineFiles.list(List.of(ClineFiles.prompt(start, model, "/home/ann/shop")));
        Path file = task.resolve(tool == ClineTool.CLINE ? "task_metadata.json" : PromptScan.FILE);
        home.then(file, () -> ClineFiles.write(file, tool == ClineTool.CLINE ? use : prompts));
    }

    private void write(Path task, List<ObjectNode> messages) {
        String text = ClineFiles.list(messages);
        Path file = task.resolve(TaskSearch.TASK);
        home.then(file, () -> ClineFiles.write(file, text));
    }

    /** The logged input of Roo Code and Kilo Code holds cached tokens, before a release only with one protocol. */
    private ObjectNode answered(String model, long time) {
        TokenCounts tokens = tokens();
        home.truth().add(model, Status.OK, time, tokens, ClineFiles.COST);
        boolean anthropic = tool != ClineTool.CLINE && random.nextBoolean();
        long release = tool == ClineTool.ROO ? 1_761_955_200_000L : 1_762_905_600_000L;
        boolean without = tool == ClineTool.CLINE || (anthropic && time < release);
        ObjectNode facts = ClineFiles.usage(
                without ? tokens.input() : tokens.prompt(), tokens.output(), tokens.cacheRead(), tokens.cacheWrite5m());
        return tool == ClineTool.CLINE ? facts : facts.put("apiProtocol", anthropic ? "anthropic" : "openai");
    }

    private TokenCounts tokens() {
        return new TokenCounts(
                random.nextInt(5000),
                random.nextInt(90_000),
                random.nextInt(900),
                0,
                random.nextInt(2000) + 1,
                0,
                false,
                UsageSource.REPORTED,
                true);
    }

    private void session(String id, long start) {
        Path file = folder.resolve(".cline/data/sessions").resolve(id).resolve(id + TaskSearch.SESSION);
        String model = "glm-5." + random.nextInt(3);
        List<ObjectNode> messages = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5) + 1; i++) {
            TokenCounts tokens = tokens();
            long time = start + i * DAY / 3;
            home.truth().add(model, time, tokens);
            messages.add(ClineFiles.object().put("role", "user").put("content", GrowingHome.PROMPT));
            ObjectNode answer = ClineFiles.object()
                    .put("id", "msg-" + i)
                    .put("role", "assistant")
                    .put("ts", time);
            answer.putObject("modelInfo").put("id", model).put("provider", "zai");
            answer.putObject("metrics")
                    .put("inputTokens", tokens.prompt())
                    .put("outputTokens", tokens.output())
                    .put("cacheReadTokens", tokens.cacheRead())
                    .put("cacheWriteTokens", tokens.cacheWrite5m());
            messages.add(answer);
            ObjectNode whole = ClineFiles.object().put("version", 1).put("sessionId", id);
            whole.putArray("messages").addAll(messages);
            String text = ClineFiles.text(whole);
            home.then(file, () -> ClineFiles.write(file, text));
        }
    }
}
