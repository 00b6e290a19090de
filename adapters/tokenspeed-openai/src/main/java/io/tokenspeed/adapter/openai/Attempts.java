package io.tokenspeed.adapter.openai;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.function.Function;

/** Starts the attempts of one service, whose requests are of one type. */
record Attempts<P>(Recorder recorder, Function<? super P, Call> calls) {
    Attempt start(P params) {
        return recorder.start(calls.apply(params));
    }
}
