package io.tokenspeed.uploader.dispatch;

import io.tokenspeed.uploader.dispatch.answer.UnusableAnswerException;
import io.tokenspeed.uploader.hub.Decision;
import io.tokenspeed.uploader.hub.FollowUp;
import io.tokenspeed.uploader.hub.HubAnswer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The result of a request after all attempts that {@link Sender} makes at once.
 *
 * @param decision the next step
 * @param answer the last answer; null where none came
 * @param fault why that answer cannot be used; null if it can
 */
record SendOutcome(
        Decision decision,
        @Nullable HubAnswer answer,
        @Nullable String fault) {
    /** The outcome where no answer came. */
    static final SendOutcome SILENCE = new SendOutcome(Decision.NO_ANSWER, null, null);

    /** Checks the form of a successful answer to one kind of request. */
    interface Check {
        void on(HubAnswer answer) throws UnusableAnswerException;
    }

    static SendOutcome of(HubAnswer answer) {
        return new SendOutcome(Decision.of(answer), answer, null);
    }

    FollowUp followUp() {
        return decision.followUp();
    }

    SendOutcome as(FollowUp followUp, boolean counts) {
        return new SendOutcome(new Decision(followUp, counts), answer, fault);
    }

    /** This outcome, or one to retry if a successful answer does not have the protocol's form. */
    SendOutcome checked(Check check) {
        if (followUp() != FollowUp.ACCEPT || answer == null) {
            return this;
        }
        try {
            check.on(answer);
            return this;
        } catch (UnusableAnswerException unusable) {
            return unusable(unusable);
        }
    }

    /** This outcome as one to retry, because its answer cannot be used. */
    SendOutcome unusable(UnusableAnswerException why) {
        return new SendOutcome(new Decision(FollowUp.RETRY, false), answer, "unusable_answer: " + why.getMessage());
    }

    /**
     * Whether the hub itself refused. Only the protocol's codes count as the hub's, because a proxy may answer
     * anything.
     */
    boolean isOfTheHub() {
        return answer != null && answer.known().isPresent();
    }

    OptionalLong retryAfter() {
        return answer == null ? OptionalLong.empty() : answer.retryAfter();
    }

    /** The outcome for people: the fault of the answer, else its code, else its status, else {@code no_answer}. */
    String inWords() {
        if (fault != null) {
            return fault;
        }
        return answer == null ? "no_answer" : answer.inWords();
    }
}
