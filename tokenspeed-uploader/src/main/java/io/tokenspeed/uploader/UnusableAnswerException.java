package io.tokenspeed.uploader;

/** An answer that says yes and does not have the form of the protocol, so that nothing follows from it. */
final class UnusableAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableAnswerException(String what) {
        super(what);
    }
}
