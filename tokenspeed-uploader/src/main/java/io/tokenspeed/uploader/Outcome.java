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
 */
record Outcome(Decision decision, @Nullable Answer answer) {
    static final Outcome SILENCE = new Outcome(Decision.NO_ANSWER, null);

    Action action() {
        return decision.action();
    }

    Outcome as(Action action, boolean counts) {
        return new Outcome(new Decision(action, counts), answer);
    }

    /** Whoever stands between may answer anything, so only the protocol's own codes tell something of the hub's mind. */
    boolean isOfTheHub() {
        return answer != null && answer.known().isPresent();
    }

    OptionalLong retryAfter() {
        return answer == null ? OptionalLong.empty() : answer.retryAfter();
    }

    /** For people: the code, else the status, else that nobody answered. */
    String inWords() {
        return answer == null ? "no_answer" : answer.inWords();
    }
}
