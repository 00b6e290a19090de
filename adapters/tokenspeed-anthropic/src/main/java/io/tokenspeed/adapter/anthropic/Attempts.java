package io.tokenspeed.adapter.anthropic;

import com.anthropic.models.messages.MessageCreateParams;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import java.util.function.Function;

/** Starts the attempts of one client. */
record Attempts(Recorder recorder, Function<? super MessageCreateParams, Call> calls) {
    Attempt start(MessageCreateParams params) {
        return recorder.start(calls.apply(params));
    }
}
