package io.tokenspeed.hub.http;

/** Is called for every answer of the protocol. */
public interface Observer {
    /**
     * A request was answered.
     *
     * @param path the route's path; {@code none} where there is no such route
     * @param code {@code ok} or the code of the refusal
     * @param nanos how long the answer took, in nanoseconds
     */
    void answered(String path, String code, long nanos);
}
