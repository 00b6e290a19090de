package io.tokenspeed.hub.http;

/** Is told of every answer of the protocol. */
public interface Observer {
    /**
     * A request was answered.
     *
     * @param path the route's path; {@code none} where there is no such route
     * @param code {@code ok} or the code of the refusal
     * @param nanos how long it took
     */
    void answered(String path, String code, long nanos);
}
