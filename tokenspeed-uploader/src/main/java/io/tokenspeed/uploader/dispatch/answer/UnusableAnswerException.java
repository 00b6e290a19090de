package io.tokenspeed.uploader.dispatch.answer;

/** A successful answer that does not have the protocol's form, so it is ignored. */
public final class UnusableAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableAnswerException(String fault) {
        super(fault);
    }
}
