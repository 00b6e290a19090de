package io.tokenspeed.gateway.route;

import io.tokenspeed.gateway.dialect.Dialect;
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
                metered("/v1/chat/completions", Dialect.OPENAI, ProviderApi.OPENAI_CHAT),
                metered("/v1/completions", Dialect.OPENAI, ProviderApi.OPENAI_CHAT),
                metered("/v1/responses", Dialect.OPENAI, ProviderApi.OPENAI_RESPONSES),
                metered("/v1/responses/compact", Dialect.OPENAI, ProviderApi.OPENAI_RESPONSES),
                metered("/v1/embeddings", Dialect.OPENAI, ProviderApi.OPENAI_CHAT),
                surface("GET", "/v1/responses", Dialect.OPENAI, Use.UPGRADE),
                surface("GET", "/v1/responses/{id}", Dialect.OPENAI, Use.PASSED),
                surface("DELETE", "/v1/responses/{id}", Dialect.OPENAI, Use.PASSED),
                surface("POST", "/v1/responses/{id}/cancel", Dialect.OPENAI, Use.PASSED));
    }

    private static List<Surface> anthropic() {
        return List.of(
                metered("/v1/messages", Dialect.ANTHROPIC, ProviderApi.ANTHROPIC),
                surface("POST", "/v1/messages/count_tokens", Dialect.ANTHROPIC, Use.PASSED));
    }

    private static List<Surface> ollama() {
        return List.of(
                metered("/api/chat", Dialect.OLLAMA, ProviderApi.OLLAMA),
                metered("/api/generate", Dialect.OLLAMA, ProviderApi.OLLAMA),
                metered("/api/embed", Dialect.OLLAMA, ProviderApi.OLLAMA),
                surface("GET", "/api/tags", Dialect.OLLAMA, Use.PASSED),
                surface("GET", "/api/version", Dialect.OLLAMA, Use.PASSED),
                surface("POST", "/api/show", Dialect.OLLAMA, Use.PASSED),
                surface("GET", "/api/ps", Dialect.OLLAMA, Use.PASSED),
                surface("POST", "/api/pull", Dialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/push", Dialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/create", Dialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/copy", Dialect.OLLAMA, Use.REFUSED),
                surface("DELETE", "/api/delete", Dialect.OLLAMA, Use.REFUSED),
                surface("POST", "/api/blobs/{digest}", Dialect.OLLAMA, Use.REFUSED));
    }

    private static List<Surface> gemini() {
        return List.of(
                metered("/v1beta/models/{model}:generateContent", Dialect.GEMINI, ProviderApi.GEMINI),
                metered("/v1beta/models/{model}:streamGenerateContent", Dialect.GEMINI, ProviderApi.GEMINI),
                metered("/v1beta/models/{model}:embedContent", Dialect.GEMINI, ProviderApi.GEMINI),
                surface("POST", "/v1beta/models/{model}:countTokens", Dialect.GEMINI, Use.PASSED),
                surface("GET", "/v1beta/models", Dialect.GEMINI, Use.PASSED));
    }

    private static List<Surface> own() {
        return List.of(
                surface("GET", "/v1/models", Dialect.OPENAI, Use.MODELS),
                surface("GET", "/v1/models/{id}", Dialect.OPENAI, Use.MODELS),
                surface("GET", "/health", Dialect.OWN, Use.HEALTH),
                surface("HEAD", "/", Dialect.OWN, Use.PROBE));
    }

    private static Surface metered(String template, Dialect dialect, ProviderApi api) {
        return new Surface("POST", template, dialect, Use.METERED, api);
    }

    private static Surface surface(String method, String template, Dialect dialect, Use use) {
        return new Surface(method, template, dialect, use, null);
    }
}
