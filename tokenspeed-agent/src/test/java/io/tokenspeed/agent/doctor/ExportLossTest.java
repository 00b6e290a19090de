package io.tokenspeed.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.dashboard.query.ExportCounts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The self-check says what could not be sent by OpenTelemetry, and nothing where all was. */
class ExportLossTest {
    private static final DoctorFacts FACTS = new DoctorFacts(
            new DatabaseFacts(Path.of("ts.sqlite"), false, null, null, DatabaseContents.UNKNOWN, List.of(), null),
            List.of());

    private static String text(ExportLoss loss) {
        return String.join("\n", new DoctorText(ZoneOffset.UTC, 200, Paint.OFF).lines(FACTS.with(loss), null));
    }

    private static JsonNode json(ExportLoss loss) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            new DoctorJson(json).write(FACTS.with(loss), null);
        }
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void lost_requestsAndMetrics_areOneSentence() {
        assertThat(text(new ExportLoss(1_200, 1, "the receiver answered 503")))
                .contains("Export by OpenTelemetry\n  Not sent: 1,200 requests and 1 set of metrics since the server"
                        + " started; the last problem: the receiver answered 503.")
                .contains("Healthy.");
        assertThat(text(new ExportLoss(0, 2, "no connection to the receiver")))
                .contains("Not sent: 2 sets of metrics since the server started; the last problem");
    }

    @Test
    void lost_inJson_isAnObject() throws IOException {
        JsonNode lost = json(new ExportLoss(3, 1, "the receiver answered 503")).get("telemetryExport");

        assertThat(lost.get("lost").asLong()).isEqualTo(3);
        assertThat(lost.get("failedMetrics").asLong()).isEqualTo(1);
        assertThat(lost.get("lastProblem").asText()).isEqualTo("the receiver answered 503");
    }

    @Test
    void lost_nothing_isNotMentioned() throws IOException {
        assertThat(text(ExportLoss.of(new ExportCounts(5, 0, 1, 0, null)))).doesNotContain("OpenTelemetry");
        assertThat(text(ExportLoss.of(null))).doesNotContain("OpenTelemetry");
        assertThat(json(ExportLoss.NONE).has("telemetryExport")).isFalse();
    }
}
