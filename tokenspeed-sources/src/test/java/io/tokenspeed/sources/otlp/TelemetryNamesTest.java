package io.tokenspeed.sources.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TelemetryNamesTest {
    @Test
    void names_ofEventsWithoutPrefix_areKnownByTheService() {
        assertThat(TelemetryNames.event("claude-code", "api_request")).isEqualTo("claude_code.api_request");
        assertThat(TelemetryNames.event("gemini-cli", "gemini_cli.api_error")).isEqualTo("gemini_cli.api_error");
        assertThat(TelemetryNames.event("other", "api_request")).isNull();
        assertThat(TelemetryNames.event("claude-code", "please write a poem")).isNull();
    }
}
