package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.model.request.StreamTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares what is measured with the instants at which the provider sent, on the clock of one process. */
class StreamTimingTest {
    private static final int WARM_UPS = 2;
    private static final int RUNS = 9;
    private static final Answer ANSWER =
            Answer.text(51).firstAfter(Duration.ofMillis(20)).every(Duration.ofMillis(10));

    @ParameterizedTest
    @EnumSource
    void firstTokenAndWindow_areThoseOfTheProvider(Api api) throws Exception {
        List<Double> firstMillis = new ArrayList<>();
        List<Double> windowPercents = new ArrayList<>();
        for (int run = 0; run < WARM_UPS + RUNS; run++) {
            try (Surroundings surroundings = Surroundings.answering(ANSWER)) {
                StreamTimes times = times(api, surroundings);
                Exchange sent = surroundings.provider.awaitEnding(0, Duration.ofSeconds(5));
                if (run >= WARM_UPS) {
                    long first = surroundings.readings().get(0) + nanos(times.firstMicros());
                    double window = sent.lastNanos() - sent.firstNanos();
                    double measured = nanos(times.lastMicros()) - nanos(times.firstMicros());
                    firstMillis.add(Math.abs(first - sent.firstNanos()) / 1e6);
                    windowPercents.add(Math.abs(measured - window) / window * 100);
                }
            }
        }
        Collections.sort(firstMillis);
        Collections.sort(windowPercents);

        assertThat(firstMillis.get(0)).as("ms from sent to t1: %s", firstMillis).isLessThanOrEqualTo(2);
        assertThat(windowPercents.get(RUNS / 2))
                .as("error of the window in percent: %s", windowPercents)
                .isLessThanOrEqualTo(1);
    }

    private static StreamTimes times(Api api, Surroundings surroundings) throws Exception {
        StreamingChatModel model =
                MeteredStreamingChatModel.of(api.streaming(surroundings.provider.uri(), false), surroundings.recorder);
        Reader.of(model);
        return Objects.requireNonNull(surroundings.onlyRequest().measured()).times();
    }

    private static long nanos(@Nullable Long micros) {
        return 1000 * Objects.requireNonNull(micros);
    }
}
