package io.tokenspeed.adapter.springai;

import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.answer.CallLabels;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/** Says what is asked of whom. */
final class Calls {
    private final String provider;
    private final CallLabels<Prompt> labels;

    /**
     * Creates the calls of one model.
     *
     * @param provider who answers where the labels do not say it
     * @param labels what the host says of a prompt; null for nothing
     */
    Calls(String provider, @Nullable Function<Prompt, Call> labels) {
        this.provider = provider;
        this.labels = new CallLabels<>(labels == null ? prompt -> null : labels);
    }

    Call of(Prompt prompt, ChatModel model) {
        ChatOptions own = prompt.getOptions();
        Prompt whole = own != null
                ? prompt
                : prompt.mutate().chatOptions(model.getOptions()).build();
        return labels.of(whole, () -> Call.of(provider, modelName(own, model)));
    }

    private static @Nullable String modelName(@Nullable ChatOptions own, ChatModel model) {
        String asked = own == null ? null : own.getModel();
        return asked != null ? asked : model.getOptions().getModel();
    }
}
