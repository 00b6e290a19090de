package io.tokenspeed.collector.answer;

/**
 * Follows one streamed answer and ends its attempt. The first end counts, so whoever sees one may report it. Safe for use
 * by several threads. No method throws.
 *
 * @param <T> the client's type of a part of the answer
 */
public interface AnswerFollower<T> {
    /**
     * Takes a part of the answer, when it arrives.
     *
     * @return whether the host gets it as well; false for what only the adapter asked for
     */
    boolean heard(T part);

    /** The client says that nothing more will come. */
    void ended();

    /** The client gave up with an error. */
    void failed(Throwable error);

    /** The host wants no more of the answer. */
    void closed();
}
