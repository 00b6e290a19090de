package io.tokenspeed.collector.track;

import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import org.jspecify.annotations.Nullable;

/** One session of a tracker. Set what is known, then {@link #start} it. For use by one thread at a time until then. */
public final class TrackedSession {
    private final Tracker tracker;
    private final String id;
    private @Nullable String user;
    private @Nullable String project;
    private @Nullable String parent;
    private Metadata metadata = Metadata.NONE;

    TrackedSession(Tracker tracker, String id) {
        this.tracker = tracker;
        this.id = id;
    }

    /** None by default: the owner of the machine. Whose session it is. */
    public TrackedSession user(String userId) {
        user = userId;
        return this;
    }

    /** None by default. The project that it belongs to. */
    public TrackedSession project(String projectId) {
        project = projectId;
        return this;
    }

    /** None by default. The session that began this one. */
    public TrackedSession parent(String sessionId) {
        parent = sessionId;
        return this;
    }

    /** None by default. Further facts; prompts and answers do not belong here. */
    public TrackedSession metadata(Metadata facts) {
        metadata = facts;
        return this;
    }

    /** Tells that the session begins now. */
    public TrackedSession start() {
        tracker.tell(new SessionStart(id, tracker.app(), user, project, parent, tracker.now(), metadata));
        return this;
    }

    /** Begins an interaction, which is told when it is finished. */
    public TrackedInteraction interaction(InteractionKind kind) {
        return new TrackedInteraction(tracker, id, kind);
    }

    /** Tells that the session ends now. */
    public void end(Status status) {
        tracker.tell(new SessionEnd(id, tracker.app(), tracker.now(), status));
    }
}
