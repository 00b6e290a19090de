package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.Action;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.hub.Decision;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a request came to after all that could be tried at once.
 *
 * @param decision what is to be done
 * @param answer the last answer; null where none came
 * @param fault why that answer is none; null where it is one
 */
record Outcome(
        Decision decision,
        @Nullable Answer answer,
        @Nullable String fault) {
    static final Outcome SILENCE = new Outcome(Decision.NO_ANSWER, null, null);

    /** What a success means for its request, read by somebody who knows its form. */
    interface Check {
        void on(Answer answer) throws UnusableAnswerException;
    }

    static Outcome of(Answer answer) {
        return new Outcome(Decision.of(answer), answer, null);
    }

    Action action() {
        return decision.action();
    }

    Outcome as(Action action, boolean counts) {
        return new Outcome(new Decision(action, counts), answer, fault);
    }

    /** The same, but that a success in another form than the protocol's is none, so that the request is made again. */
    Outcome checked(Check check) {
        if (action() != Action.ACCEPT || answer == null) {
            return this;
        }
        try {
            check.on(answer);
            return this;
        } catch (UnusableAnswerException unusable) {
            return unusable(unusable);
        }
    }

    /** The same as no answer. */
    Outcome unusable(UnusableAnswerException why) {
        return new Outcome(new Decision(Action.RETRY, false), answer, "unusable_answer: " + why.getMessage());
    }

    /** Whoever stands between may answer anything, so only the protocol's own codes tell something of the hub's mind. */
    boolean isOfTheHub() {
        return answer != null && answer.known().isPresent();
    }

    OptionalLong retryAfter() {
        return answer == null ? OptionalLong.empty() : answer.retryAfter();
    }

    /** For people: what is wrong with the answer, else its code, else the status, else that nobody answered. */
    String inWords() {
        if (fault != null) {
            return fault;
        }
        return answer == null ? "no_answer" : answer.inWords();
    }
}
