package io.tokenspeed.sources.opencode.message;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message, reduced to the values that its requests need.
 *
 * @param id OpenCode's id, ascending within a message
 * @param kind the kind of part
 * @param times when the part was made
 * @param stated tokens and cost of the step that the part ends, and the provider's ids in the part
 */
public record Part(String id, Kind kind, PartTimes times, StatedUsage stated) {

    /** The order in which the parts were written. */
    static final Comparator<Part> ORDER = Comparator.<Part, Long>comparing(
                    part -> part.times.writtenMillis(), nullsFirst(naturalOrder()))
            .thenComparing(Part::id);

    /** The kinds of parts that are needed, and {@code OTHER} for the rest. */
    public enum Kind {
        TEXT,
        REASONING,
        TOOL,
        STEP_FINISH,
        OTHER
    }

    /** Whether the model produced the part. */
    boolean content() {
        return kind != Kind.STEP_FINISH && kind != Kind.OTHER;
    }

    public static Part of(String id, @Nullable Long writtenMillis, PartFields fields) {
        boolean tool = fields.kind == Kind.TOOL;
        return new Part(
                id,
                fields.kind,
                new PartTimes(
                        writtenMillis,
                        tool ? fields.toolStart : fields.start,
                        tool ? fields.toolStart : fields.end,
                        tool ? fields.toolEnd : null),
                new StatedUsage(fields.tokens, fields.costNano, fields.ids.ids(), fields.doubts.first()));
    }
}
