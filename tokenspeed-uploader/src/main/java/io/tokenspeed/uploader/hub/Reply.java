package io.tokenspeed.uploader.hub;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP response.
 *
 * @param status its status
 * @param headers the first value of each header; names match in any case
 * @param body its body as text
 */
public record Reply(int status, Map<String, String> headers, String body) {
    public Reply {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** A header; empty where there is none. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
