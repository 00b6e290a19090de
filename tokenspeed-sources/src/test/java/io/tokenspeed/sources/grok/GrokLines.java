package io.tokenspeed.sources.grok;

import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.sources.GrowingHome;
import java.time.Instant;

/** The lines that Grok Build logs. */
final class GrokLines {
    static final long T = 1_793_611_200_000L;

    /** What every turn cost, in nano-dollars; Grok logs ten billionths of a dollar. */
    static final long TURN_COST = 12_511_778_000L;

    private GrokLines() {}

    /** The tokens of one or several calls; the prompt holds what was cached, the answer holds the reasoning. */
    record Tokens(long prompt, long cached, long answer, long reasoning) {
        Tokens plus(Tokens other) {
            return new Tokens(
                    prompt + other.prompt, cached + other.cached, answer + other.answer, reasoning + other.reasoning);
        }

        TokenCounts counts() {
            return new TokenCounts(prompt - cached, cached, 0, 0, answer, reasoning, true, UsageSource.REPORTED, true);
        }
    }

    static String call(String session, long end, int loop, long elapsed, Tokens tokens) {
        return line(
                end,
                session,
                "shell.turn.inference_done",
                "'loop_index':%d,'model_elapsed_ms':%d,'prompt_tokens':%d,'cached_prompt_tokens':%d,'completion_tokens':%d,'reasoning_tokens':%d,'tokens_per_sec':1.5"
                        .formatted(loop, elapsed, tokens.prompt, tokens.cached, tokens.answer, tokens.reasoning));
    }

    static String line(long time, String session, String message, String facts) {
        String sid = session.isEmpty() ? "" : "'sid':'" + session + "',";
        return json("{'ts':'" + Instant.ofEpochMilli(time) + "','src':'shell','pid':17,'lvl':'info'," + sid + "'msg':'"
                + message + "','ctx':{" + facts + "}}");
    }

    static String turn(String session, String prompt, long end, String model, int calls, Tokens tokens) {
        String sums =
                "'inputTokens':%d,'outputTokens':%d,'totalTokens':%d,'cachedReadTokens':%d,'cacheCreationTokens':0,'reasoningTokens':%d,'modelCalls':%d,'apiDurationMs':4000,'costUsdTicks':125117780000"
                        .formatted(
                                tokens.prompt,
                                tokens.answer,
                                tokens.prompt + tokens.answer,
                                tokens.cached,
                                tokens.reasoning,
                                calls);
        return completed(
                session,
                prompt,
                end,
                "end_turn",
                "{" + sums + ",'numTurns':1,'modelUsage':{'" + model + "':{" + sums + "}}}");
    }

    static String completed(String session, String prompt, long end, String reason, String usage) {
        return json("{'timestamp':" + end / 1000 + ",'method':'_x.ai/session/update','params':{'sessionId':'" + session
                + "','update':{'sessionUpdate':'turn_completed','prompt_id':'" + prompt + "','stop_reason':'" + reason
                + "','usage':" + usage + "},'_meta':{'eventId':'event-" + prompt + "','agentTimestampMs':" + end
                + "}}}");
    }

    static String chunk(String session) {
        return json("{'timestamp':1,'method':'session/update','params':{'sessionId':'" + session
                + "','update':{'sessionUpdate':'user_message_chunk','content':{'text':'" + GrowingHome.PROMPT
                + "'}}}}");
    }

    private static String json(String text) {
        return text.replace('\'', '"') + "\n";
    }
}
