package io.tokenspeed.store.columns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tags of a request as one text, encoded like an HTML form: {@code name=value&name=value}. */
final class TagText {
    private TagText() {}

    /** Returns null for no tags. */
    static @Nullable String of(Map<String, String> tags) {
        return tags.isEmpty()
                ? null
                : tags.entrySet().stream()
                        .map(tag ->
                                URLEncoder.encode(tag.getKey(), UTF_8) + "=" + URLEncoder.encode(tag.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
    }

    static Map<String, String> parse(@Nullable String text) {
        Map<String, String> tags = new TreeMap<>();
        for (String tag : text == null ? new String[0] : text.split("&", -1)) {
            int equals = tag.indexOf('=');
            tags.put(
                    URLDecoder.decode(tag.substring(0, equals), UTF_8),
                    URLDecoder.decode(tag.substring(equals + 1), UTF_8));
        }
        return tags;
    }
}
