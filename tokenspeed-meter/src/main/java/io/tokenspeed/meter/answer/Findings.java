package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.model.request.ErrorKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was found in the events of one answer so far. Of a malformed event only names of who answered are kept. */
final class Findings {
    /** Longer names are no ids, models or tiers. */
    private static final int LONGEST_NAME = 256;

    private final ReportedTokens tokens = new ReportedTokens();
    private @Nullable AnswerListener listener;
    private @Nullable String responseId;
    private @Nullable String model;
    private @Nullable String serviceTier;
    private @Nullable ErrorKind error;
    private boolean finished;
    private int unreadable;
    private OfEvent event = new OfEvent();

    /** What was found in the event that is being read. */
    private static final class OfEvent {
        private boolean reasoning;
        private boolean answer;
        private boolean finished;
        private @Nullable ErrorKind error;
    }

    void tell(AnswerListener hears) {
        listener = hears;
    }

    ReportedTokens tokens() {
        return tokens;
    }

    void responseId(JsonParser json) throws IOException {
        responseId = name(json, responseId);
    }

    void model(JsonParser json) throws IOException {
        model = name(json, model);
    }

    void serviceTier(JsonParser json) throws IOException {
        serviceTier = name(json, serviceTier);
    }

    private static @Nullable String name(JsonParser json, @Nullable String known) throws IOException {
        return isText(json) && json.getTextLength() <= LONGEST_NAME ? json.getText() : known;
    }

    /** Returns whether a value is a string that is not empty. */
    static boolean isText(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING && json.getTextLength() > 0;
    }

    /** Notes that the event holds a delta of reasoning, unless the value is empty. */
    void reasoning(JsonParser json) throws IOException {
        event.reasoning |= isText(json);
    }

    /** Notes that the event holds a delta of the answer or of a tool call, unless the value is empty. */
    void answer(JsonParser json) throws IOException {
        event.answer |= isText(json);
    }

    void reasoning() {
        event.reasoning = true;
    }

    void answer() {
        event.answer = true;
    }

    /** Notes that the answer is complete, even where its usage is still to come. */
    void finished() {
        event.finished = true;
    }

    /** Notes an error that the provider reports. A kind that is more exact than an error of the server wins. */
    void error(ErrorKind kind) {
        if (event.error == null || event.error == ErrorKind.SERVER) {
            event.error = kind;
        }
    }

    /** Takes what was found in an event, and tells of its deltas. */
    void endOfEvent() {
        OfEvent read = event;
        event = new OfEvent();
        tokens.endOfEvent();
        finished |= read.finished;
        error = error == null ? read.error : error;
        if (listener != null && read.reasoning) {
            listener.reasoning();
        }
        if (listener != null && read.answer) {
            listener.answer();
        }
    }

    /** Notes that an event is malformed. */
    void unreadable() {
        event = new OfEvent();
        tokens.forgetEvent();
        unreadable++;
    }

    AnswerReading reading(int tooLong) {
        return new AnswerReading(
                new AnswerReading.AnsweredBy(responseId, model, serviceTier),
                tokens.counts(),
                finished || tokens.isFinal(),
                error,
                unreadable + tooLong);
    }
}
