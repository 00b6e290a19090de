package io.tokenspeed.fakeprovider.engine;

import java.util.Map;

/**
 * One HTTP/1.1 request.
 *
 * @param method the method
 * @param path the path with its query
 * @param headers the headers by lower-case name; equal ones are joined by {@code ", "}
 * @param head the request line and the headers as they came
 * @param body the body, without the framing of its chunks
 */
public record HttpCall(String method, String path, Map<String, String> headers, String head, BodyCopy body) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** Returns this request without the bytes of a body that is large. */
    public HttpCall forGood() {
        return new HttpCall(method, path, headers, head, body.forGood());
    }
}
