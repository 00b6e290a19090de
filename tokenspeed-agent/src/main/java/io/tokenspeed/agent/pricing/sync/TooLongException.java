package io.tokenspeed.agent.pricing.sync;

import java.io.IOException;

/** A list has more bytes than a list may have, so it is refused. */
final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TooLongException(String message) {
        super(message);
    }
}
