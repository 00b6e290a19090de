package io.tokenspeed.hub.http;

import io.tokenspeed.model.wire.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** A request as it came over the wire: nothing in it is decoded. */
public final class WireRequest {
    private final HttpServletRequest request;
    private final String requestId;
    private final String source;
    private final String network;
    private final long receivedAt;
    private boolean bodyRead;

    WireRequest(HttpServletRequest request, String requestId, String source, String network, long receivedAt) {
        this.request = request;
        this.requestId = requestId;
        this.source = source;
        this.network = network;
        this.receivedAt = receivedAt;
    }

    /** The method. */
    public String method() {
        return request.getMethod();
    }

    /** The raw path. */
    public String path() {
        return request.getRequestURI();
    }

    /** The raw query; empty when there is none. */
    public String query() {
        String query = request.getQueryString();
        return query == null ? "" : query;
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    /**
     * The one value of a header, empty text for none.
     *
     * @throws Refusal if the header is repeated
     */
    public String header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw Refusal.of(ErrorCode.HEADER_INVALID);
        }
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The request's id in logs and in the audit log. */
    public String requestId() {
        return requestId;
    }

    /** The address that the request counts for in rate limits; not to be logged. */
    public String source() {
        return source;
    }

    /** The network that the request came from, as far as it may be logged. */
    public String network() {
        return network;
    }

    /** When the request arrived, in seconds since the epoch. */
    public long receivedAt() {
        return receivedAt;
    }

    /**
     * Checks the announced length of the body, before anything else costs time.
     *
     * @throws Refusal if no length is announced, or more than {@code max} bytes
     */
    public void checkLength(int max) {
        if (request.getHeader("Transfer-Encoding") != null) {
            throw Refusal.of(ErrorCode.LENGTH_REQUIRED);
        }
        long length = request.getContentLengthLong();
        if (length < 0 && !method().equals("GET")) {
            throw Refusal.of(ErrorCode.LENGTH_REQUIRED);
        }
        if (length > max) {
            throw Refusal.of(ErrorCode.BODY_TOO_LARGE);
        }
    }

    /**
     * Reads the whole body, whose length was checked.
     *
     * @throws IOException if fewer bytes come than were announced
     */
    public byte[] body() throws IOException {
        bodyRead = true;
        int length = (int) Math.max(0, request.getContentLengthLong());
        byte[] body = request.getInputStream().readNBytes(length);
        if (body.length < length) {
            throw new IOException("the body ended early");
        }
        return body;
    }

    /** Whether an announced body was left unread: its bytes would stand before the connection's next request. */
    boolean leavesBody() {
        return !bodyRead && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
    }
}
