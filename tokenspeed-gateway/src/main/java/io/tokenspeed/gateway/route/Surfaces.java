package io.tokenspeed.gateway.route;

import io.tokenspeed.gateway.dialect.ApiDialect;
import io.tokenspeed.gateway.route.Surface.Use;
import io.tokenspeed.meter.answer.ProviderApi;
import java.util.List;
import java.util.stream.Stream;

/** All routes of the gateway. */
public final class Surfaces {
    private static final List<Surface> ALL = Stream.of(openAi(), anthropic(), ollama(), gemini(), own())
            .flatMap(List::stream)
            .toList();

    private Surfaces() {}

    /** Returns all routes, the first that fits a request first. */
    public static List<Surface> all() {
        return ALL;
    }

    private static List<Surface> openAi() {
        return List.of(
                metered("/v1/chat/completions", ApiDialect.OPENAI, ProviderApi.OPENAI_CHAT),
                metered("/v1/completions", ApiDialect.OPENAI, ProviderApi.OPENAI_CHAT),
                metered("/v1/responses", ApiDialect.OPENAI, ProviderApi.OPENAI_RESPONSES),
                metered("/v1/responses/compact", ApiDialect.OPENAI, ProviderApi.OPENAI_RESPONSES),
                metered("/v1/embeddings", ApiDialect.OPENAI, ProviderApi.OPENAI_CHAT),
                surface("GET", "/v1/responses", ApiDialect.OPENAI, Use.UPGRADE),
                surface("GET", "/v1/responses/{id}", ApiDialect.OPENAI, Use.PASSED),
                surface("DELETE", "/v1/responses/{id}", ApiDialect.OPENAI, Use.PASSED),
                surface("POST", "/v1/responses/{id}/cancel", ApiDialect.OPENAI, Use.PASSED));
    }

    private static List<Surface> anthropic() {
        return List.of(
                metered("/v1/messages", ApiDialect.ANTHROPIC, ProviderApi.ANTHROPIC),
                surface("POST", "/v1/messages/count_tokens", ApiDialect.ANTHROPIC, Use.PASSED));
    }

    private static List<Surface> ollama() {
        return List.of(
                metered("/api/chat", ApiDialect.OLLAMA, ProviderApi.OLLAMA),
                metered("/api/generate", ApiDialect.OLLAMA, ProviderApi.OLLAMA),
                metered("/api/embed", ApiDialect.OLLAMA, ProviderApi.OLLAMA),
                surface("GET", "/api/tags", ApiDialect.OLLAMA, Use.PASSED),
                surface("GET", "/api/version", ApiDialect.OLLAMA, Use.PASSED),
                surface("POST", "/api/show", ApiDialect.OLLAMA, Use.PASSED),
                surface("GET", "/api/ps", ApiDialect.OLLAMA, Use.PASSED),
                surface("POST", "/api/pull", ApiDialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/push", ApiDialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/create", ApiDialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/copy", ApiDialect.OLLAMA, Use.REFUSED),
                surface("DELETE", "/api/delete", ApiDialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/blobs/{digest}", ApiDialect.OLLAMA, Use.REFUSED));
    }

    private static List<Surface> gemini() {
        return List.of(
                metered("/v1beta/models/{model}:generateContent", ApiDialect.GEMINI, ProviderApi.GEMINI),
                metered("/v1beta/models/{model}:streamGenerateContent", ApiDialect.GEMINI, ProviderApi.GEMINI),
                metered("/v1beta/models/{model}:embedContent", ApiDialect.GEMINI, ProviderApi.GEMINI),
                surface("POST", "/v1beta/models/{model}:countTokens", ApiDialect.GEMINI, Use.PASSED),
                surface("GET", "/v1beta/models", ApiDialect.GEMINI, Use.PASSED));
    }

    private static List<Surface> own() {
        return List.of(
                surface("GET", "/v1/models", ApiDialect.OPENAI, Use.MODELS),
                surface("GET", "/v1/models/{id}", ApiDialect.OPENAI, Use.MODELS),
                surface("GET", "/health", ApiDialect.OWN, Use.HEALTH),
                surface("HEAD", "/", ApiDialect.OWN, Use.PROBE));
    }

    private static Surface metered(String template, ApiDialect dialect, ProviderApi api) {
        return new Surface("POST", template, dialect, Use.METERED, api);
    }

    private static Surface surface(String method, String template, ApiDialect dialect, Use use) {
        return new Surface(method, template, dialect, use, null);
    }
}
