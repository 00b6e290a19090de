package io.tokenspeed.model.track;

import io.tokenspeed.model.request.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work within a session, with what it cost. A program gives each an id of its own; the same id with other
 * content is a conflict.
 *
 * @param app the program that tracks
 * @param id identifies the interaction among those of the program
 * @param sessionId the session that it belongs to, which may be a session of a coding agent
 * @param kind what kind of work it is
 * @param name what was done, for example {@code orders.insert}; null when unknown
 * @param ending how and when it ended
 * @param request the request to a model; non-null exactly for {@code CHAT}
 * @param charges what it cost, besides the tokens of a chat
 * @param metadata further facts of the program
 */
public record Interaction(
        String app,
        String id,
        String sessionId,
        InteractionKind kind,
        @Nullable String name,
        InteractionEnding ending,
        @Nullable Request request,
        List<Charge> charges,
        Metadata metadata)
        implements TrackEvent {
    public Interaction {
        if ((kind == InteractionKind.CHAT) != (request != null)) {
            throw new IllegalArgumentException("only a chat has a request: " + kind);
        }
        charges = List.copyOf(charges);
    }

    /**
     * Returns the chat that a request is.
     *
     * @throws IllegalArgumentException if the end of the request is unknown
     */
    public static Interaction chat(Request request, @Nullable String name, List<Charge> charges, Metadata metadata) {
        Long ended = request.timing().completedAtMillis();
        if (ended == null) {
            throw new IllegalArgumentException("the end of the request is unknown: " + request.naturalKey());
        }
        return new Interaction(
                request.tool(),
                request.naturalKey(),
                request.place().sessionId(),
                InteractionKind.CHAT,
                name,
                new InteractionEnding(
                        request.ending().status(),
                        request.ending().errorKind(),
                        ended,
                        request.timing().durationMillis()),
                request,
                charges,
                metadata);
    }

    /** Returns the id among the interactions of all programs: {@code app:id}. */
    public String key() {
        return app + ':' + id;
    }
}
