package io.tokenspeed.adapter.springai;

import io.tokenspeed.collector.Call;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/** Says what is asked of whom. */
final class Calls {
    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private final String provider;
    private final @Nullable Function<Prompt, Call> labels;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Creates the calls of one model.
     *
     * @param provider who answers where the labels do not say it
     * @param labels what the host says of a prompt; null for nothing
     */
    Calls(String provider, @Nullable Function<Prompt, Call> labels) {
        this.provider = provider;
        this.labels = labels;
    }

    Call of(Prompt prompt, ChatModel model) {
        ChatOptions own = prompt.getOptions();
        Call labelled = labels == null
                ? null
                : labelled(
                        labels,
                        own != null
                                ? prompt
                                : prompt.mutate()
                                        .chatOptions(model.getOptions())
                                        .build());
        return labelled != null ? labelled : Call.of(provider, modelName(own, model));
    }

    private static @Nullable String modelName(@Nullable ChatOptions own, ChatModel model) {
        String asked = own == null ? null : own.getModel();
        return asked != null ? asked : model.getOptions().getModel();
    }

    /** A host's mistake in its labels must not cost it the answer, nor fill its log. */
    private @Nullable Call labelled(Function<Prompt, Call> labels, Prompt prompt) {
        try {
            return labels.apply(prompt);
        } catch (RuntimeException e) {
            LOG.log(
                    warned.getAndSet(true) ? Level.DEBUG : Level.WARNING,
                    "The labels of a prompt are left out: " + e.getClass().getName());
            return null;
        }
    }
}
