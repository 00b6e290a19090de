package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.meter.answer.ReportedTokens.Member;
import java.io.IOException;

/**
 * The usage object of OpenAI's APIs, and of those who follow them: DeepSeek has {@code prompt_cache_hit_tokens}, Moonshot
 * {@code cached_tokens} without details.
 */
final class OpenAiUsage {
    private OpenAiUsage() {}

    /** Takes a value of a usage object. */
    static void value(String path, JsonParser json, ReportedTokens tokens) throws IOException {
        switch (path) {
            case "usage.prompt_tokens", "usage.input_tokens" -> tokens.put(Member.PROMPT, json);
            case "usage.completion_tokens", "usage.output_tokens" -> tokens.put(Member.OUTPUT, json);
            case "usage.total_tokens" -> tokens.put(Member.TOTAL, json);
            case "usage.prompt_tokens_details.cached_tokens",
                    "usage.input_tokens_details.cached_tokens",
                    "usage.cached_tokens",
                    "usage.prompt_cache_hit_tokens" -> tokens.put(Member.CACHED, json);
            case "usage.prompt_tokens_details.cache_write_tokens", "usage.input_tokens_details.cache_write_tokens" ->
                tokens.put(Member.WRITTEN, json);
            case "usage.completion_tokens_details.reasoning_tokens", "usage.output_tokens_details.reasoning_tokens" ->
                tokens.put(Member.REASONING, json);
            default -> {}
        }
    }
}
