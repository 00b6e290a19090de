package io.tokenspeed.meter.answer;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ErrorKind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in the events of one answer so far. Of a malformed event only names of who answered are kept. */
final class Findings {
    /** Longer names are no ids, models or tiers. */
    private static final int LONGEST_NAME = 256;

    private static final String USUAL_SPEED = "standard";

    private final ReportedTokens tokens = new ReportedTokens();
    private final Deltas deltas = new Deltas();
    private ServerTimings server = ServerTimings.NONE;
    private @Nullable AnswerListener listener;
    private @Nullable String responseId;
    private @Nullable String model;
    private @Nullable String serviceTier;
    private @Nullable String speed;
    private List<AnswerReading.Part> parts = List.of();
    private Billing billing = Billing.NONE;
    private @Nullable ErrorKind error;
    private boolean complete;
    private int unreadable;
    private OfEvent event = new OfEvent();

    /** What was found in the event that is being read. */
    private static final class OfEvent {
        private boolean finished;
        private boolean goesOn;
        private @Nullable ErrorKind error;
    }

    /** Says that the answer is streamed, and who hears of its deltas. */
    void tell(AnswerListener hears) {
        listener = hears;
    }

    ReportedTokens tokens() {
        return tokens;
    }

    Deltas deltas() {
        return deltas;
    }

    ServerTimings server() {
        return server;
    }

    void server(ServerTimings known) {
        server = known;
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

    /** Notes the speed of the answer, which takes the place of its tier unless it is the usual one. */
    void speed(JsonParser json) throws IOException {
        speed = name(json, speed);
    }

    static @Nullable String name(JsonParser json, @Nullable String known) throws IOException {
        return Deltas.isText(json) && json.getTextLength() <= LONGEST_NAME ? json.getText() : known;
    }

    /** Notes usage of other passes over a model, which the usage of the answer leaves out. */
    void parts(List<AnswerReading.Part> others) {
        parts = others;
    }

    /** Notes what else changes the cost. */
    void billing(Billing facts) {
        billing = facts;
    }

    /** Notes that the answer is complete, even where its usage is still to come. */
    void finished() {
        event.finished = true;
    }

    /** Notes that the answer is complete if the value is a text that is not empty. */
    void finishedIfText(JsonParser json) throws IOException {
        event.finished |= Deltas.isText(json);
    }

    /** Notes that usage in this event is that of a part of the answer, if it is streamed. */
    void goesOn() {
        event.goesOn = true;
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
        boolean usageOfAll = listener == null || !read.goesOn;
        complete |= read.finished || (usageOfAll && tokens.eventHasAll());
        error = error == null ? read.error : error;
        tokens.endOfEvent();
        if (listener != null && deltas.hasReasoning()) {
            listener.reasoning();
        }
        if (listener != null && deltas.hasAnswer()) {
            listener.answer();
        }
        deltas.endOfEvent();
    }

    /** Notes that an event is malformed. */
    void unreadable() {
        event = new OfEvent();
        tokens.forgetEvent();
        deltas.forgetEvent();
        unreadable++;
    }

    AnswerReading reading(int tooLong) {
        return new AnswerReading(
                new AnswerReading.AnsweredBy(
                        responseId, model, speed == null || speed.equals(USUAL_SPEED) ? serviceTier : speed),
                tokens.counts(complete),
                parts,
                billing,
                deltas.allBytes(),
                server.equals(ServerTimings.NONE) ? null : server,
                complete,
                error,
                unreadable + tooLong);
    }
}
