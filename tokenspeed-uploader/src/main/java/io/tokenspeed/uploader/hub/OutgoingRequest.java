package io.tokenspeed.uploader.hub;

import io.tokenspeed.uploader.queue.ledger.Payload;
import java.net.URI;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri the full address
 * @param headers the headers by name
 * @param body the body as sent, perhaps compressed
 */
public record OutgoingRequest(String method, URI uri, Map<String, String> headers, Payload body) {
    public OutgoingRequest {
        headers = Map.copyOf(headers);
    }
}
