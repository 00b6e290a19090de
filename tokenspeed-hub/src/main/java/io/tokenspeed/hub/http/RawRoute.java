package io.tokenspeed.hub.http;

import java.io.IOException;

/** One method at one fixed path of the protocol. Safe for use by several threads. */
public interface RawRoute {
    /** The method, upper case. */
    String method();

    /** The path from {@code /v1/} on. */
    String path();

    /**
     * Answers a request.
     *
     * @throws Refusal if the request is refused
     * @throws IOException if the client does not send what it announced
     */
    RawAnswer answer(WireRequest request) throws IOException;
}
