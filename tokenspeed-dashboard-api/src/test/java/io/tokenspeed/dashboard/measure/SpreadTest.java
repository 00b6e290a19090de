package io.tokenspeed.dashboard.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.PooledSpeed;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final Percentage BUCKET = Percentage.withPercentage(1.1);

    @Test
    void hundredWaits_haveAnIntervalOfTheMedianByRanks() {
        JsonNode spread = json(Spread.ofWaits(upTo(100), 200));

        assertThat(spread.get("n").asLong()).isEqualTo(100);
        assertThat(spread.get("coverage").asDouble()).isEqualTo(0.5);
        assertThat(spread.get("pooled").isNull()).isTrue();
        assertThat(spread.get("p50").asDouble()).isCloseTo(5_000, BUCKET);
        assertThat(spread.get("p95").asDouble()).isCloseTo(9_500, BUCKET);
        assertThat(spread.get("p99").isNull()).isTrue();
        // 50 - 9.8 is rounded down to rank 40, 50 + 9.8 up to 60, and one more because ranks begin with 1.
        assertThat(spread.get("low").asDouble()).isCloseTo(4_000, BUCKET);
        assertThat(spread.get("high").asDouble()).isCloseTo(6_100, BUCKET);
    }

    @Test
    void fewValues_haveNeitherAnIntervalNorAnExtremePercentile() {
        JsonNode few = json(Spread.ofWaits(upTo(29), 29));
        JsonNode many = json(Spread.ofWaits(upTo(500), 500));

        assertThat(few.get("low").isNull()).isTrue();
        assertThat(few.get("high").isNull()).isTrue();
        assertThat(many.get("p99").asDouble()).isCloseTo(49_500, BUCKET);
    }

    @Test
    void speeds_areInTokensPerSecond() {
        JsonNode spread = json(Spread.ofSpeeds(Histogram.of(20_000, 20_000), new PooledSpeed(2, 100, 3_000), 2));

        assertThat(spread.get("p50").asDouble()).isCloseTo(20, within(0.0));
        assertThat(spread.get("pooled").asDouble()).isEqualTo(33.333);
    }

    @Test
    void nothingKnown_isNull() {
        JsonNode spread = json(Spread.ofSpeeds(Histogram.EMPTY, PooledSpeed.NONE, 0));

        assertThat(spread.get("n").asText()).isEqualTo("0");
        assertThat(spread.get("coverage").isNull()).isTrue();
        assertThat(spread.get("pooled").isNull()).isTrue();
        assertThat(spread.get("p50").isNull()).isTrue();
    }

    private static Histogram upTo(int values) {
        return Histogram.of(
                LongStream.rangeClosed(1, values).map(value -> value * 100).toArray());
    }

    private static JsonNode json(Row row) {
        return new ObjectMapper().valueToTree(row);
    }
}
