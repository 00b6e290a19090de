package io.tokenspeed.agent.demo.claude;

import io.tokenspeed.agent.demo.content.Chat;
import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoReply;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Volume;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Plays a session of Claude Code into a transcript: the user asks, the model calls tools and answers. Two conversations
 * with the same seed say the same, whichever transcript they are played into.
 */
final class ClaudeConversation {
    private static final List<String> TOOLS = List.of("Read", "Grep", "Bash", "Edit", "Write");

    private final Random random;
    private final Prose prose;
    private final Volume volume;
    private final Chat chat;
    private long requests;

    ClaudeConversation(long seed, Prose prose, Volume volume, List<DemoModel> models, Weather weather) {
        this.random = new Random(seed);
        this.prose = prose;
        this.volume = volume;
        this.chat = new Chat(random, models.get(random.nextInt(models.size())), weather);
    }

    /** The number of requests that have logged token counts so far. */
    long requests() {
        return requests;
    }

    /** Plays one turn from an instant and returns its end, both in milliseconds since the epoch. */
    long turn(ClaudeTranscript transcript, long from) throws IOException {
        transcript.user(from, prose.sentence(random), random);
        int steps = 1 + random.nextInt(7);
        long at = from + 80 + random.nextInt(250);
        for (int step = 1; step <= steps; step++) {
            DemoReply reply = chat.ask(at);
            switch (reply.outcome()) {
                case ANSWERED -> at = step == steps ? answer(transcript, reply) : callTool(transcript, reply);
                case FAILED -> at = fail(transcript, reply);
                case ABORTED -> {
                    return abort(transcript, reply);
                }
            }
        }
        transcript.system(at + 5, "turn_duration", random, "durationMs", at - from, "isMeta", false);
        return at + 5;
    }

    /** The milliseconds that the user reads and thinks between two turns. */
    long pause() {
        return 15_000L + random.nextInt(200_000);
    }

    private long answer(ClaudeTranscript transcript, DemoReply reply) throws IOException {
        ClaudeReply rows = begin(transcript, reply);
        rows.text(prose.text(random, volume.answer(random)));
        rows.write("end_turn");
        requests++;
        return reply.times().endMillis();
    }

    private long callTool(ClaudeTranscript transcript, DemoReply reply) throws IOException {
        ClaudeReply rows = begin(transcript, reply);
        if (random.nextInt(5) < 2) {
            rows.text(prose.sentence(random));
        }
        String call = rows.toolUse(TOOLS.get(random.nextInt(TOOLS.size())), prose.text(random, volume.answer(random)));
        rows.write("tool_use");
        requests++;
        long done = reply.times().endMillis() + 40 + random.nextInt(random.nextInt(6) == 0 ? 30_000 : 900);
        transcript.toolResult(done, call, prose.text(random, volume.result(random)), random);
        return done + 20;
    }

    private ClaudeReply begin(ClaudeTranscript transcript, DemoReply reply) throws IOException {
        transcript.dispatch(reply.times().askedMillis(), random);
        ClaudeReply rows = new ClaudeReply(reply, transcript, random);
        if (reply.tokens().reasoning() > 0) {
            rows.thinking(prose.text(random, volume.answer(random)));
        }
        return rows;
    }

    private long abort(ClaudeTranscript transcript, DemoReply reply) throws IOException {
        ClaudeReply rows = begin(transcript, reply);
        rows.text(prose.sentence(random));
        if (rows.write("end_turn") > 0) {
            requests++;
        }
        transcript.interrupted(reply.times().endMillis(), random);
        return reply.times().endMillis();
    }

    private long fail(ClaudeTranscript transcript, DemoReply reply) throws IOException {
        long at = reply.times().firstMillis() + 400;
        long retry = 1_100L + random.nextInt(4_000);
        transcript.system(
                at, "api_error", random, "level", "error", "retryInMs", retry, "retryAttempt", 1, "maxRetries", 10);
        boolean limited = random.nextBoolean();
        transcript.assistant(
                at + retry,
                null,
                refusal(limited ? "API Error: 429 rate limited" : "API Error: 529 overloaded"),
                random,
                "isApiErrorMessage",
                true,
                "error",
                limited ? "rate_limit" : "server_error");
        return at + retry + 10_000;
    }

    private Map<String, @Nullable Object> refusal(String text) {
        return DemoJson.object(
                "id", DemoIds.uuid(random),
                "type", "message",
                "role", "assistant",
                "model", "<synthetic>",
                "content", List.of(DemoJson.object("type", "text", "text", text)),
                "stop_reason", "stop_sequence",
                "usage",
                        DemoJson.object(
                                "input_tokens", 0,
                                "output_tokens", 0,
                                "cache_creation_input_tokens", 0,
                                "cache_read_input_tokens", 0));
    }
}
