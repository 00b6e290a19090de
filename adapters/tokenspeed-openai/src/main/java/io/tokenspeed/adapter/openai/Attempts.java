package io.tokenspeed.adapter.openai;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.answer.CallLabels;
import java.util.function.Function;

/**
 * Starts the attempts of one service, whose requests are of one type.
 *
 * @param plain what is asked of whom where the host's labels do not say it
 */
record Attempts<P>(Recorder recorder, CallLabels<P> labels, Function<? super P, Call> plain) {
    Attempts(Recorder recorder, Function<? super P, Call> labels, Function<? super P, Call> plain) {
        this(recorder, new CallLabels<>(labels), plain);
    }

    Attempt start(P params) {
        return recorder.start(labels.of(params, () -> plain.apply(params)));
    }
}
