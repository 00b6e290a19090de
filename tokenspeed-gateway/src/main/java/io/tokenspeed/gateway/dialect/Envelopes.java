package io.tokenspeed.gateway.dialect;

import io.vertx.core.json.JsonObject;

/**
 * The bodies of refusals, in the form of errors that clients of a dialect expect. Forms as in the error pages of each
 * provider's API reference.
 */
public final class Envelopes {
    private Envelopes() {}

    /**
     * Returns the JSON body of a refusal.
     *
     * @param requestId the gateway's id of the request
     */
    public static String of(ApiDialect dialect, GatewayRefusal refusal, String requestId) {
        JsonObject body = switch (dialect) {
            case OPENAI -> new JsonObject().put("error", openAi(refusal));
            case ANTHROPIC ->
                new JsonObject()
                        .put("type", "error")
                        .put(
                                "error",
                                new JsonObject()
                                        .put("type", anthropicType(refusal.code()))
                                        .put("message", refusal.message()))
                        .put("request_id", requestId);
            case GEMINI ->
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("code", refusal.code().status(dialect))
                                        .put("message", refusal.message())
                                        .put("status", geminiStatus(refusal.code())));
            case OLLAMA -> new JsonObject().put("error", refusal.message());
            case OWN ->
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("code", refusal.code().text())
                                        .put("message", refusal.message()));
        };
        return body.encode();
    }

    private static JsonObject openAi(GatewayRefusal refusal) {
        return new JsonObject()
                .put("message", refusal.message())
                .put("type", openAiType(refusal.code()))
                .putNull("param")
                .put("code", openAiCode(refusal.code()));
    }

    private static String openAiType(RefusalCode code) {
        return switch (code) {
            case RATE_LIMITED -> "requests";
            case BUDGET_EXCEEDED -> "insufficient_quota";
            case UPSTREAM_UNREACHABLE, UPSTREAM_TIMEOUT, OVERLOADED -> "server_error";
            default -> "invalid_request_error";
        };
    }

    private static String openAiCode(RefusalCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> "invalid_api_key";
            case RATE_LIMITED -> "rate_limit_exceeded";
            case BUDGET_EXCEEDED -> "insufficient_quota";
            default -> code.text();
        };
    }

    private static String anthropicType(RefusalCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> "authentication_error";
            case FORBIDDEN -> "permission_error";
            case NOT_FOUND, MODEL_NOT_FOUND -> "not_found_error";
            case BODY_TOO_LARGE -> "request_too_large";
            case RATE_LIMITED -> "rate_limit_error";
            case BUDGET_EXCEEDED -> "billing_error";
            case OVERLOADED -> "overloaded_error";
            case UPSTREAM_UNREACHABLE, UPSTREAM_TIMEOUT -> "api_error";
            default -> "invalid_request_error";
        };
    }

    private static String geminiStatus(RefusalCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> "UNAUTHENTICATED";
            case FORBIDDEN -> "PERMISSION_DENIED";
            case NOT_FOUND, MODEL_NOT_FOUND -> "NOT_FOUND";
            case RATE_LIMITED, BUDGET_EXCEEDED -> "RESOURCE_EXHAUSTED";
            case UPSTREAM_UNREACHABLE, OVERLOADED -> "UNAVAILABLE";
            case UPSTREAM_TIMEOUT -> "DEADLINE_EXCEEDED";
            default -> "INVALID_ARGUMENT";
        };
    }
}
