package io.tokenspeed.collector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SeriesLimitTest {
    private final SeriesLimit limit = new SeriesLimit();

    private static Request recorded(Call call, Consumer<Attempt> ending) {
        MemorySink sink = new MemorySink(1);
        try (Recorder recorder = Recorder.builder("host").sink(sink).open()) {
            ending.accept(recorder.start(call));
            recorder.flush(Duration.ofSeconds(10));
        }
        return sink.requests().get(0);
    }

    private static Request of(Call call) {
        return recorded(call, attempt -> attempt.complete(1, 1));
    }

    @Test
    void series_ofEachEnding_saysWhy() {
        Call call = Call.of("openai", "gpt-5.5").user("u17").space("s1");

        assertThat(limit.of(recorded(call, attempt -> attempt.complete(1, 1))))
                .isEqualTo(new RequestSeries("chat", "openai", "gpt-5.5", "ok", "none"));
        assertThat(limit.of(recorded(call, attempt -> attempt.fail(ErrorKind.RATE_LIMITED))))
                .isEqualTo(new RequestSeries("chat", "openai", "gpt-5.5", "failed", "rate_limited"));
        assertThat(limit.of(recorded(call, Attempt::cancel)))
                .isEqualTo(new RequestSeries("chat", "openai", "gpt-5.5", "cancelled", "none"));
    }

    @Test
    void models_beyondTheLimit_areOther() {
        for (int i = 0; i < SeriesLimit.MOST_MODELS; i++) {
            assertThat(limit.of(of(Call.of("p", "m" + i))).model()).isEqualTo("m" + i);
        }

        RequestSeries further = limit.of(of(Call.of("q", "m0")));

        assertThat(List.of(further.provider(), further.model())).containsOnly(SeriesLimit.OTHER);
        assertThat(limit.of(of(Call.of("p", "m0"))).model()).isEqualTo("m0");
    }

    @Test
    void operations_beyondTheLimit_areOther() {
        Call call = Call.of("p", "m");
        for (int i = 0; i < SeriesLimit.MOST_OPERATIONS; i++) {
            assertThat(limit.of(of(call.operation("o" + i))).operation()).isEqualTo("o" + i);
        }

        assertThat(limit.of(of(call.operation("chat"))).operation()).isEqualTo(SeriesLimit.OTHER);
        assertThat(limit.of(of(call.operation("o0"))).operation()).isEqualTo("o0");
    }
}
