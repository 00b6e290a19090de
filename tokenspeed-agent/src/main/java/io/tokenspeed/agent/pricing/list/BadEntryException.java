package io.tokenspeed.agent.pricing.list;

/** An entry of a price list has something in it that cannot be right. */
final class BadEntryException extends Exception {
    private static final long serialVersionUID = 1;

    BadEntryException(String message) {
        super(message);
    }
}
