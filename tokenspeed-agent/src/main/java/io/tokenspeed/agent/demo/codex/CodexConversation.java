package io.tokenspeed.agent.demo.codex;

import io.tokenspeed.agent.demo.content.Chat;
import io.tokenspeed.agent.demo.content.DemoIds;
import io.tokenspeed.agent.demo.content.DemoJson;
import io.tokenspeed.agent.demo.content.DemoModel;
import io.tokenspeed.agent.demo.content.DemoProject;
import io.tokenspeed.agent.demo.content.DemoReply;
import io.tokenspeed.agent.demo.content.Prose;
import io.tokenspeed.agent.demo.content.Weather;
import java.io.IOException;
import java.util.Random;

/** Plays a session of Codex into a rollout. The same seed plays the same session again. */
final class CodexConversation {
    private final Random random;
    private final Prose prose;
    private final DemoProject project;
    private final DemoModel model;
    private final Chat chat;
    private long requests;

    CodexConversation(long seed, Prose prose, DemoProject project, Weather weather) {
        this.random = new Random(seed);
        this.prose = prose;
        this.project = project;
        this.model = DemoModel.CODEX_MODELS.get(random.nextInt(DemoModel.CODEX_MODELS.size()));
        this.chat = new Chat(random, model, weather);
    }

    /** The number of requests that have logged token counts so far. */
    long requests() {
        return requests;
    }

    /** Plays one turn from an instant and returns its end, both in milliseconds since the epoch. */
    long turn(CodexRollout rollout, long from) throws IOException {
        String turn = DemoIds.timedUuid(from, random);
        rollout.event(
                from, "task_started", "turn_id", turn, "started_at", from / 1000, "model_context_window", 272_000);
        rollout.turnContext(from + 10, turn, model, project);
        rollout.event(from + 20, "user_message", "message", prose.sentence(random));
        int steps = 1 + random.nextInt(6);
        long at = from + 60;
        long firstToken = 0;
        for (int step = 1; step <= steps; step++) {
            DemoReply reply = chat.ask(at);
            if (!reply.answered()) {
                rollout.event(reply.times().endMillis(), "turn_aborted", "turn_id", turn, "reason", "interrupted");
                return reply.times().endMillis();
            }
            firstToken = step == 1 ? reply.times().firstMillis() - from : firstToken;
            at = step == steps ? answer(rollout, reply) : callTool(rollout, reply);
        }
        complete(rollout, turn, from, at, firstToken);
        return at;
    }

    /** The milliseconds that the user reads and thinks between two turns. */
    long pause() {
        return 20_000L + random.nextInt(180_000);
    }

    private long answer(CodexRollout rollout, DemoReply reply) throws IOException {
        rollout.event(reply.times().endMillis() - 5, "agent_message", "message", prose.text(random, 240));
        rollout.tokenCount(reply);
        requests++;
        return reply.times().endMillis() + 40;
    }

    private long callTool(CodexRollout rollout, DemoReply reply) throws IOException {
        String call = DemoIds.prefixed("call_", random);
        String arguments = DemoJson.text(DemoJson.object("command", prose.text(random, 80)));
        rollout.item(
                reply.times().endMillis() - 5,
                "function_call",
                "name",
                "shell",
                "call_id",
                call,
                "arguments",
                arguments);
        rollout.tokenCount(reply);
        requests++;
        long done = reply.times().endMillis() + 50 + random.nextInt(2_500);
        rollout.item(done, "function_call_output", "call_id", call, "output", prose.text(random, 200));
        if (random.nextInt(3) == 0) {
            rollout.repeatTokenCount(done + 5);
        }
        return done + 15;
    }

    private void complete(CodexRollout rollout, String turn, long from, long at, long firstToken) throws IOException {
        rollout.event(
                at,
                "task_complete",
                "turn_id",
                turn,
                "completed_at",
                at / 1000,
                "duration_ms",
                at - from,
                "time_to_first_token_ms",
                firstToken);
    }
}
