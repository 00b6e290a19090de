package io.tokenspeed.model.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session beside its requests.
 *
 * @param sessionId the session, as in {@link io.tokenspeed.model.request.RequestPlace#sessionId()}
 * @param origin who told of it
 * @param parentId the session that started this one, such as that of an agent which calls sub-agents; null for none
 * @param owner whose session it is
 * @param course when it began and ended, and how
 * @param metadata a flat JSON object in one line, as a program wrote it; null for none
 */
public record SessionDetail(
        String sessionId,
        SessionOrigin origin,
        @Nullable String parentId,
        SessionOwner owner,
        SessionCourse course,
        @Nullable String metadata) {

    /** A session of which a tool's log says only that another session started it. */
    public static SessionDetail logged(String sessionId, String parentId) {
        return new SessionDetail(
                sessionId, SessionOrigin.LOG, parentId, SessionOwner.UNKNOWN, SessionCourse.UNKNOWN, null);
    }

    /**
     * Merges what was told of one session: the earliest start, the latest end, the last of the states, the longer
     * metadata, and of two values that contradict each other the smaller. The operation is commutative, associative
     * and idempotent. Who must not accept contradictions asks {@link #conflicts} before.
     *
     * @throws IllegalArgumentException if the details are of different sessions
     */
    public SessionDetail merge(SessionDetail other) {
        if (!sessionId.equals(other.sessionId)) {
            throw new IllegalArgumentException("details of " + sessionId + " and of " + other.sessionId);
        }
        return new SessionDetail(
                sessionId,
                origin.compareTo(other.origin) <= 0 ? origin : other.origin,
                Either.smaller(parentId, other.parentId),
                owner.merge(other.owner),
                course.merge(other.course),
                Either.of(metadata, other.metadata, SessionDetail::fuller));
    }

    private static String fuller(String a, String b) {
        if (a.length() != b.length()) {
            return a.length() > b.length() ? a : b;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    /**
     * Returns the names of the fields that are said once for a session and that both details say differently, as they
     * are called in JSON: {@code app}, {@code parentId}, {@code userId}, {@code projectId}.
     */
    public List<String> conflicts(SessionDetail other) {
        List<String> names = new ArrayList<>();
        note(names, "app", owner.app(), other.owner.app());
        note(names, "parentId", parentId, other.parentId);
        note(names, "userId", owner.userId(), other.owner.userId());
        note(names, "projectId", owner.projectId(), other.owner.projectId());
        return names;
    }

    private static void note(List<String> names, String name, @Nullable String a, @Nullable String b) {
        if (Either.contradict(a, b)) {
            names.add(name);
        }
    }

    /** Returns this detail with another parent. */
    public SessionDetail withParent(@Nullable String other) {
        return new SessionDetail(sessionId, origin, other, owner, course, metadata);
    }
}
