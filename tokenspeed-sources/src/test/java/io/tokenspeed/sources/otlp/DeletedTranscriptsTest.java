package io.tokenspeed.sources.otlp;

import static io.tokenspeed.sources.otlp.ToldRecords.END;
import static io.tokenspeed.sources.otlp.ToldRecords.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeletedTranscriptsTest {
    @Test
    void in_sweep_isItsNumber() throws TelemetryException {
        assertThat(DeletedTranscripts.in(sweep("result", "complete", "transcripts_deleted", "12")))
                .isEqualTo(12);
    }

    @Test
    void in_skippedSweep_isNone() throws TelemetryException {
        assertThat(DeletedTranscripts.in(sweep("result", "skipped"))).isZero();
    }

    @Test
    void in_otherEvent_isNone() throws TelemetryException {
        assertThat(DeletedTranscripts.in(log("claude_code.api_request", END, "transcripts_deleted", "12")))
                .isZero();
    }

    @Test
    void in_senselessNumber_isRefused() {
        assertThatThrownBy(() -> DeletedTranscripts.in(sweep("transcripts_deleted", "-1")))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining("transcripts_deleted");
    }

    @Test
    void names_ofTheSweep_areLookedAt() {
        assertThat(TelemetryNames.isAllowed("transcripts_deleted")).isTrue();
        assertThat(TelemetryNames.event("claude-code", "retention_sweep")).isEqualTo("claude_code.retention_sweep");
    }

    private static TelemetryRecord sweep(String... attributes) {
        return log("claude_code.retention_sweep", END, attributes);
    }
}
