package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.engine.HttpCall;
import io.tokenspeed.fakeprovider.wire.WireText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is answered without a script: lists of models, versions, counted prompts, and that somebody is there. */
final class FixedAnswers {
    private static final String MODEL = "fake-model";

    private FixedAnswers() {}

    /** Returns a JSON document; null where a script answers, or nobody. */
    static @Nullable String of(HttpCall call, List<String> named) {
        String path = call.path().split("\\?", 2)[0];
        List<String> models = Stream.concat(Stream.of(MODEL), named.stream()).toList();
        return switch (call.method()) {
            case "HEAD" -> path.equals("/") ? "" : null;
            case "GET" -> get(path, models, call.headers().containsKey("anthropic-version"));
            case "POST" -> post(path);
            default -> null;
        };
    }

    private static @Nullable String get(String path, List<String> models, boolean anthropic) {
        return switch (path) {
            case "/v1/models" -> anthropic ? anthropic(models) : openAi(models);
            case "/v1beta/models" ->
                list("models", models, name -> "{\"name\":" + WireText.quote("models/" + name) + "}");
            case "/api/tags" ->
                list(
                        "models",
                        models,
                        name -> "{\"name\":" + WireText.quote(name) + ",\"model\":" + WireText.quote(name)
                                + ",\"modified_at\":\"2026-11-30T09:30:00Z\",\"size\":1}");
            case "/api/version" -> "{\"version\":\"0.13.0\"}";
            default -> null;
        };
    }

    private static String openAi(List<String> models) {
        String data = list(
                "data",
                models,
                name -> "{\"id\":" + WireText.quote(name)
                        + ",\"object\":\"model\",\"created\":1796031000,\"owned_by\":\"fake\"}");
        return "{\"object\":\"list\"," + data.substring(1);
    }

    private static String anthropic(List<String> models) {
        String data = list(
                "data",
                models,
                name -> "{\"type\":\"model\",\"id\":" + WireText.quote(name) + ",\"display_name\":"
                        + WireText.quote(name) + ",\"created_at\":\"2026-11-30T09:30:00Z\"}");
        return data.substring(0, data.length() - 1) + ",\"has_more\":false,\"first_id\":"
                + WireText.quote(models.get(0)) + ",\"last_id\":" + WireText.quote(models.get(models.size() - 1)) + "}";
    }

    private static String list(String name, List<String> models, Function<String, String> json) {
        return models.stream().map(json).collect(Collectors.joining(",", "{\"" + name + "\":[", "]}"));
    }

    private static @Nullable String post(String path) {
        if (path.endsWith("/messages/count_tokens")) {
            return "{\"input_tokens\":10}";
        }
        return path.endsWith(":countTokens") ? "{\"totalTokens\":10}" : null;
    }
}
