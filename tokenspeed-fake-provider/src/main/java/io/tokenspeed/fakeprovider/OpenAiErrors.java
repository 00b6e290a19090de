package io.tokenspeed.fakeprovider;

/** Error bodies of OpenAI's APIs, as in https://platform.openai.com/docs/guides/error-codes. */
final class OpenAiErrors {
    private OpenAiErrors() {}

    static String body(int status) {
        return "{\"error\":{\"message\":\"The fake provider was told to fail.\",\"type\":\"" + type(status)
                + "\",\"param\":null,\"code\":\"" + code(status) + "\"}}";
    }

    static String code(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 404 -> "model_not_found";
            case 429 -> "rate_limit_exceeded";
            case 503 -> "server_is_overloaded";
            default -> status >= 500 ? "server_error" : "invalid_value";
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 429 -> "requests";
            case 503 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }
}
