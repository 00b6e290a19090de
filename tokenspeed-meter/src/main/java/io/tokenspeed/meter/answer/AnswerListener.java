package io.tokenspeed.meter.answer;

/** Hears of each delta of an answer as soon as its last byte was read. What arrives empty is no delta. */
public interface AnswerListener {
    /** A delta of visible reasoning. */
    void reasoning();

    /** A delta of the answer or of a tool call. */
    void answer();
}
