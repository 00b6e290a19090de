package io.tokenspeed.adapter.openai;

import com.openai.core.JsonField;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;

/**
 * A streamed chat completion that asks for usage, unless the host decided about that.
 *
 * @param params what is sent
 * @param byAdapter whether the host did not ask, and so must not see the answer
 */
record UsageRequest(ChatCompletionCreateParams params, boolean byAdapter) {
    static UsageRequest of(ChatCompletionCreateParams params) {
        JsonField<ChatCompletionStreamOptions> given = params._streamOptions();
        if (given.isMissing() || given.isNull()) {
            return asking(params, ChatCompletionStreamOptions.builder());
        }
        return given.asKnown()
                .filter(options -> options._includeUsage().isMissing())
                .map(options -> asking(params, options.toBuilder()))
                .orElseGet(() -> new UsageRequest(params, false));
    }

    private static UsageRequest asking(ChatCompletionCreateParams params, ChatCompletionStreamOptions.Builder options) {
        return new UsageRequest(
                params.toBuilder()
                        .streamOptions(options.includeUsage(true).build())
                        .build(),
                true);
    }
}
