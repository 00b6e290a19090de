package io.tokenspeed.testkit.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.json.TrackJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void interaction_hasOneForm() {
        assertThat(TrackJson.of(TestEvents.query("q", "s", 5)))
                .isEqualTo(
                        "{\"id\":\"q\",\"app\":\"voygent\",\"sessionId\":\"s\",\"kind\":\"db\",\"name\":\"orders.insert\","
                                + "\"status\":\"ok\",\"endedAt\":\"2026-03-10T10:00:05Z\",\"durationMs\":12,\"charges\":["
                                + "{\"component\":\"dbOps\",\"units\":3,\"provider\":\"cloudflare\",\"resource\":\"d1.query\"},"
                                + "{\"component\":\"computeTime\",\"units\":120,\"provider\":\"cloudflare\","
                                + "\"resource\":\"worker.cpu_ms\"}],\"metadata\":{\"rows\":3}}");
    }

    @Test
    void fee_hasItsAmountWithoutExponent() {
        assertThat(TrackJson.of(TestEvents.fee("f", "s", 5, "0.000000001", "USD")))
                .contains("\"amount\":0.000000001,");
    }

    @Test
    void batch_isJsonWithATypeForEach() throws IOException {
        JsonNode events = JSON.readTree(TrackJson.batch(TestEvents.random(3))).get("events");

        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.get("type").asText()).isIn("session.start", "interaction", "session.end"));
    }

    @Test
    void texts_areEscaped() throws IOException {
        Metadata metadata = Metadata.NONE
                .with("a\"b", "x\\y\u0001\n\ud800 \ud83d\ude00 ü")
                .with("n", 1.5)
                .with("t", true);

        JsonNode json = JSON.readTree(String.valueOf(TrackJson.of(metadata)));

        assertThat(json.get("a\"b").asText()).isEqualTo("x\\y\u0001\n\ud800 \ud83d\ude00 ü");
        assertThat(json.get("n").asDouble()).isEqualTo(1.5);
        assertThat(json.get("t").asBoolean()).isTrue();
    }

    @Test
    void digest_ofDifferentEvents_differs() {
        List<TrackEvent> events = TestEvents.random(4);
        Set<String> forms = new HashSet<>();
        Set<TrackEvent> different = new HashSet<>(events);
        different.forEach(event -> forms.add(TrackJson.of(event)));

        assertThat(forms).hasSize(different.size());
        assertThat(TrackJson.digest(events.get(0))).hasSize(32).isEqualTo(TrackJson.digest(events.get(0)));
    }

    @Test
    void metadata_equalNumbers_haveOneForm() {
        assertThat(new Metadata(Map.of("n", 3.0))).isEqualTo(new Metadata(Map.of("n", 3)));
    }
}
