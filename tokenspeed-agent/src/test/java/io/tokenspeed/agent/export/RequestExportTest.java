package io.tokenspeed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.fake.FakeStorage;
import io.tokenspeed.agent.fake.FakeUsage;
import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestExportTest {
    private static final StoredRequest ANSWERED = new StoredRequest(
            "r1",
            new Request(
                    new RequestKey("claude", "msg_1"),
                    RecordKind.SINGLE,
                    new TokenCounts(10, 20, 30, 5, 100, 7, true, UsageSource.REPORTED, true),
                    1_250_000_000L,
                    details("=cmd()|x", "/w/a \"b\", c", Status.OK, null)),
            new Cost(2_000_000_000L, "price-1"));
    private static final StoredRequest FAILED = new StoredRequest(
            "r2",
            new Request(
                    new RequestKey("codex", "k2"),
                    RecordKind.SINGLE,
                    TokenCounts.NONE,
                    null,
                    details(" =gpt\u202e", null, Status.FAILED, ErrorKind.RATE_LIMITED)),
            null);

    @Test
    void csv_quotesAndDefusesFormulas() throws IOException {
        String[] lines = csv(CostMode.AUTO).split("\r\n", -1);

        assertThat(lines).hasSize(4).endsWith("");
        assertThat(lines[0]).startsWith("id,at,agent,agentMode,sessionId,");
        assertThat(lines[1]).contains(",\"/w/a \"\"b\"\", c\",anthropic,'=cmd()|x,");
        assertThat(lines[2])
                .startsWith("r2,1970-01-01T00:00:03Z,codex,,s,m,,anthropic,' =gpt\\u202e,,failed,rate_limited,");
    }

    @Test
    void csv_everyRowHasEveryColumn() throws IOException {
        String plain = csv(CostMode.AUTO).replace("\"/w/a \"\"b\"\", c\"", "path");

        assertThat(plain.lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(RequestFields.NAMES.size()));
    }

    @Test
    void fields_areNamedInTheOrderOfTheHeader() {
        assertThat(new RequestFields(CostMode.AUTO).of(ANSWERED).stream().map(Field::name))
                .containsExactlyElementsOf(RequestFields.NAMES);
    }

    @Test
    void json_hasNumbersAndNulls() throws IOException {
        JsonNode requests = json(CostMode.AUTO).get("requests");

        assertThat(requests.get(0).get("modelName").asText()).isEqualTo("=cmd()|x");
        assertThat(requests.get(0).get("totalTokens").longValue()).isEqualTo(165);
        assertThat(requests.get(0).get("cost").decimalValue()).isEqualByComparingTo("1.25");
        assertThat(requests.get(0).get("tps").doubleValue()).isEqualTo(50.0);
        assertThat(requests.get(1).get("inputTokens").isNull()).isTrue();
        assertThat(requests.get(1).get("cost").isNull()).isTrue();
        assertThat(requests.get(1).get("costSource").asText()).isEqualTo("unknown");
    }

    @Test
    void instants_thatWereMeasured_winOverTheLogs() throws IOException {
        Measured measured = new Measured(
                MeasuredBy.OTEL,
                1_200,
                new StreamTimes(null, 300_000L, null, 1_700_000L, 1_700_000L),
                StreamChunks.NONE,
                null);
        Request request = ANSWERED.request().with(measured, RequestLabels.NONE);
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            export(CostMode.AUTO, List.of(new StoredRequest("r1", request, null)))
                    .json(generator);
        }

        JsonNode row =
                new ObjectMapper().readTree(out.toString()).get("requests").get(0);
        assertThat(row.get("startedAt").asText()).isEqualTo("1970-01-01T00:00:01.200Z");
        assertThat(row.get("firstTokenAt").asText()).isEqualTo("1970-01-01T00:00:01.500Z");
        assertThat(row.get("completedAt").asText()).isEqualTo("1970-01-01T00:00:02.900Z");
        assertThat(row.get("at").asText()).isEqualTo("1970-01-01T00:00:03Z");
    }

    @Test
    void mode_decidesWhichCost() throws IOException {
        assertThat(json(CostMode.CALCULATE).get("requests").get(0).get("cost").decimalValue())
                .isEqualByComparingTo("2");
        assertThat(json(CostMode.DISPLAY)
                        .get("requests")
                        .get(0)
                        .get("costSource")
                        .asText())
                .isEqualTo("logged");
    }

    private static RequestDetails details(
            String model, @Nullable String project, Status status, @Nullable ErrorKind error) {
        return new RequestDetails(
                new RequestPlace(0, "s", "m", project, model, "anthropic", null),
                new RequestTiming(1_000L, null, 3_000L, SpeedBasis.E2E_APPROX, 2_000L),
                new RequestEnding(status, error, null));
    }

    private static String csv(CostMode mode) throws IOException {
        StringBuilder out = new StringBuilder();
        export(mode).csv(out);
        return out.toString();
    }

    private static JsonNode json(CostMode mode) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            export(mode).json(generator);
        }
        return new ObjectMapper().readTree(out.toString());
    }

    private static RequestExport export(CostMode mode) {
        return export(mode, List.of(ANSWERED, FAILED));
    }

    private static RequestExport export(CostMode mode, List<StoredRequest> rows) {
        FakeStorage storage = new FakeStorage(new FakeUsage(List.of()), rows);
        return new RequestExport(
                storage.requests(), UsageFilter.all(ZoneOffset.UTC).costing(mode));
    }
}
