package io.tokenspeed.dashboard.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokenspeed.model.activity.PagePosition;
import java.util.Base64;
import java.util.Optional;

/** The text of a position in a list: the time, a blank and the id, in Base64 for addresses. */
final class PageCursor {
    private PageCursor() {}

    static String text(PagePosition position) {
        String plain = position.at() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** Returns the position in a text that {@link #text} made; empty for any other. */
    static Optional<PagePosition> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            int blank = plain.indexOf(' ');
            return blank < 0
                    ? Optional.empty()
                    : Optional.of(
                            new PagePosition(Long.parseLong(plain.substring(0, blank)), plain.substring(blank + 1)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
