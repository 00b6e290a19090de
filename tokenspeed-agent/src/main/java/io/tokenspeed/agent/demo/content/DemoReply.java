package io.tokenspeed.agent.demo.content;

/**
 * One attempt to get an answer.
 *
 * @param model which model was asked
 * @param outcome how the attempt ended; only a complete answer has all of its tokens
 * @param times when it was sent and answered
 * @param tokens its tokens
 */
public record DemoReply(DemoModel model, Outcome outcome, ReplyTimes times, ReplyTokens tokens) {

    public enum Outcome {
        ANSWERED,
        FAILED,
        ABORTED
    }

    public boolean answered() {
        return outcome == Outcome.ANSWERED;
    }
}
