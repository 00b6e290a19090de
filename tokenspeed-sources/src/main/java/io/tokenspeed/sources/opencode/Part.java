package io.tokenspeed.sources.opencode;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message, reduced to what tells about its requests.
 *
 * @param id OpenCode's id, ascending within a message
 * @param kind what it is
 * @param written when its row was created; null in the legacy files
 * @param start when the model began it, for a tool when the tool was started
 * @param end when the model ended it, for a tool when the tool was started
 * @param toolEnd when the tool was over
 * @param tokens tokens of the step; zero unless it is the end of one
 * @param costNano cost of the step
 * @param ids what the provider called the request, as far as this part tells
 * @param doubt what in it cannot be true; null when nothing is
 */
record Part(
        String id,
        Kind kind,
        @Nullable Long written,
        @Nullable Long start,
        @Nullable Long end,
        @Nullable Long toolEnd,
        TokenCounts tokens,
        @Nullable Long costNano,
        ProviderIds ids,
        @Nullable String doubt) {

    /** The order in which the parts were written. */
    static final Comparator<Part> ORDER =
            comparing(Part::written, nullsFirst(naturalOrder())).thenComparing(Part::id);

    /** Kinds of parts, as far as they tell something. */
    enum Kind {
        TEXT,
        REASONING,
        TOOL,
        STEP_FINISH,
        OTHER
    }

    /** Whether it states usage, even such as cannot be true. */
    boolean usage() {
        return tokens.total() > 0 || costNano != null || doubt != null;
    }

    /** Whether the model produced it. */
    boolean content() {
        return kind != Kind.STEP_FINISH && kind != Kind.OTHER;
    }

    static Part of(String id, @Nullable Long written, PartFields fields) {
        boolean tool = fields.kind == Kind.TOOL;
        return new Part(
                id,
                fields.kind,
                written,
                tool ? fields.toolStart : fields.start,
                tool ? fields.toolStart : fields.end,
                tool ? fields.toolEnd : null,
                fields.tokens,
                fields.costNano,
                fields.ids.ids(),
                fields.doubts.first());
    }
}
