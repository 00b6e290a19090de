package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.tokenspeed.collector.Call;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what is asked of whom, as the client knows it or as the host says. */
final class Calls {
    static final Calls BY_CLIENT = new Calls(null);

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private final @Nullable Function<ChatRequest, Call> labels;
    private final AtomicBoolean warned = new AtomicBoolean();

    private Calls(@Nullable Function<ChatRequest, Call> labels) {
        this.labels = labels;
    }

    static Calls labelledBy(Function<ChatRequest, Call> labels) {
        return new Calls(labels);
    }

    Call of(ChatRequest request, @Nullable ModelProvider client) {
        Call labelled = labels == null ? null : labelled(labels, request);
        return labelled != null ? labelled : Call.of(provider(client), request.modelName());
    }

    /** A host's mistake in its labels must not cost it the answer, nor fill its log. */
    private @Nullable Call labelled(Function<ChatRequest, Call> labels, ChatRequest request) {
        try {
            return labels.apply(request);
        } catch (RuntimeException e) {
            LOG.log(
                    warned.getAndSet(true) ? Level.DEBUG : Level.WARNING,
                    "The labels of a request are left out: " + e.getClass().getName());
            return null;
        }
    }

    /** Compares names, because older versions have fewer constants. */
    private static @Nullable String provider(@Nullable ModelProvider client) {
        if (client == null) {
            return null;
        }
        return switch (client.name()) {
            case "OTHER" -> null;
            case "OPEN_AI" -> "openai";
            case "MISTRAL_AI" -> "mistral";
            case "AMAZON_BEDROCK" -> "bedrock";
            case "AZURE_OPEN_AI", "MICROSOFT_FOUNDRY" -> "azure";
            case "GOOGLE_AI_GEMINI", "GOOGLE_GENAI" -> "google";
            case "GOOGLE_VERTEX_AI_GEMINI", "GOOGLE_VERTEX_AI_ANTHROPIC" -> "vertex";
            default -> client.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
