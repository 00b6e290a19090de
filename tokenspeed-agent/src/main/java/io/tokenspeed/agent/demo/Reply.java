package io.tokenspeed.agent.demo;

/**
 * One attempt to get an answer.
 *
 * @param model which model was asked
 * @param outcome how it went; only an answer that came has all of its tokens
 * @param times when
 * @param tokens its tokens
 */
record Reply(DemoModel model, Outcome outcome, ReplyTimes times, ReplyTokens tokens) {

    enum Outcome {
        ANSWERED,
        FAILED,
        ABORTED
    }

    boolean answered() {
        return outcome == Outcome.ANSWERED;
    }
}
