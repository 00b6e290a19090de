package io.tokenspeed.gateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "OPENAI ¦ RATE_LIMITED ¦ 429 ¦ {\"error\":{\"message\":\"Why.\",\"type\":\"requests\",\"param\":null,\"code\":\"rate_limit_exceeded\"}}",
                "OPENAI ¦ BUDGET_EXCEEDED ¦ 429 ¦ {\"error\":{\"message\":\"Why.\",\"type\":\"insufficient_quota\",\"param\":null,\"code\":\"insufficient_quota\"}}",
                "OPENAI ¦ UPSTREAM_TIMEOUT ¦ 504 ¦ {\"error\":{\"message\":\"Why.\",\"type\":\"server_error\",\"param\":null,\"code\":\"upstream_timeout\"}}",
                "ANTHROPIC ¦ BUDGET_EXCEEDED ¦ 402 ¦ {\"type\":\"error\",\"error\":{\"type\":\"billing_error\",\"message\":\"Why.\"},\"request_id\":\"r_1\"}",
                "ANTHROPIC ¦ OVERLOADED ¦ 503 ¦ {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Why.\"},\"request_id\":\"r_1\"}",
                "GEMINI ¦ MODEL_NOT_FOUND ¦ 404 ¦ {\"error\":{\"code\":404,\"message\":\"Why.\",\"status\":\"NOT_FOUND\"}}",
                "OLLAMA ¦ BODY_TOO_LARGE ¦ 413 ¦ {\"error\":\"Why.\"}",
                "OWN ¦ UNAUTHENTICATED ¦ 401 ¦ {\"error\":{\"code\":\"unauthenticated\",\"message\":\"Why.\"}}",
            })
    void refusal_hasTheFormOfTheApi(ApiDialect dialect, RefusalCode code, int status, String body) {
        GatewayRefusal refusal = GatewayRefusal.of(code, "Why.");

        assertThat(code.status(dialect)).isEqualTo(status);
        assertThat(Envelopes.of(dialect, refusal, "r_1")).isEqualTo(body);
    }
}
