package io.tokenspeed.adapter.anthropic;

import com.anthropic.models.messages.MessageCreateParams;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Recorder;
import io.tokenspeed.collector.answer.CallLabels;

/** Starts the attempts of one client. */
record Attempts(Recorder recorder, CallLabels<MessageCreateParams> labels) {
    Attempt start(MessageCreateParams params) {
        return recorder.start(
                labels.of(params, () -> Call.of("anthropic", params.model().asString())));
    }
}
