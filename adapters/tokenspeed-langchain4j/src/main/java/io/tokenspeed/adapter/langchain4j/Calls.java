package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.answer.CallLabels;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what is asked of whom, as the client knows it or as the host says. */
final class Calls {
    static final Calls BY_CLIENT = new Calls(request -> null);

    private final CallLabels<ChatRequest> labels;

    private Calls(Function<ChatRequest, @Nullable Call> labels) {
        this.labels = new CallLabels<>(labels);
    }

    static Calls labelledBy(Function<ChatRequest, @Nullable Call> labels) {
        return new Calls(labels);
    }

    Call of(ChatRequest request, @Nullable ModelProvider client) {
        return labels.of(request, () -> Call.of(provider(client), request.modelName()));
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
