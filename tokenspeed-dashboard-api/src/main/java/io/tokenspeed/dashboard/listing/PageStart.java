package io.tokenspeed.dashboard.listing;

import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.server.problem.BadQueryException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins. Later pages are as of the first one, so that what is stored meanwhile does not move rows
 * from one page to the next.
 *
 * @param asOf when the first page was asked for
 * @param after the row after which the page begins; null on the first page
 */
public record PageStart(Instant asOf, @Nullable PagePosition after) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,11}) (-?\\d{1,15}) (.+)");

    /**
     * Reads where a page begins.
     *
     * @param now when the question was asked
     * @throws BadQueryException if the cursor is not that of a page
     */
    public static PageStart of(Query query, Instant now) {
        String cursor = query.text(Parameter.CURSOR);
        return cursor == null ? new PageStart(now, null) : parse(cursor);
    }

    private static PageStart parse(String cursor) {
        Matcher parts = TEXT.matcher(decoded(cursor));
        if (!parts.matches()) {
            throw new BadQueryException(
                    "Parameter \"cursor\" is \"" + cursor + "\", but must be taken from the page before.",
                    Parameter.CURSOR.key(),
                    List.of());
        }
        return new PageStart(
                Instant.ofEpochSecond(Long.parseLong(parts.group(1))),
                new PagePosition(Long.parseLong(parts.group(2)), parts.group(3)));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    /** Returns the cursor of the page after a row. */
    public String next(PagePosition position) {
        String plain = asOf.getEpochSecond() + " " + position.at() + " " + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
