package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionEnding;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.SessionEnd;
import io.tokenspeed.model.track.SessionStart;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.server.json.ClosedObject;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads tracked events from JSON. A body that breaks a rule is refused in a sentence that names the member. */
final class EventReader {
    /** The types of events in a batch. */
    static final List<String> TYPES = List.of("session.start", "interaction", "session.end");

    private final TrackRules rules;

    EventReader(Clock clock) {
        rules = new TrackRules(clock);
    }

    /** Takes a part of a document as an object. */
    static ClosedObject object(String pointer, JsonNode part) {
        return ClosedObject.at(
                pointer, part, fault -> new BadQueryException(fault.sentence(), fault.pointer(), fault.allowed()));
    }

    /** Reads an event of a batch, whose type it names itself. */
    TrackEvent event(String pointer, JsonNode part) {
        ClosedObject body = object(pointer, part);
        return switch (body.oneOf("type", TYPES)) {
            case "session.start" -> start(body);
            case "session.end" -> end(body);
            default -> interaction(body);
        };
    }

    /** Reads the start of a session. */
    SessionStart start(ClosedObject body) {
        SessionStart start = new SessionStart(
                TrackRules.id(body, "sessionId"),
                TrackRules.app(body),
                body.isNull("userId") ? null : TrackRules.text(body, "userId"),
                body.isNull("projectId") ? null : TrackRules.text(body, "projectId"),
                body.isNull("parentId") ? null : TrackRules.optionalId(body, "parentId"),
                rules.instant(body, "startedAt"),
                MetadataReader.read(body));
        body.close();
        return start;
    }

    /** Reads the end of a session. */
    SessionEnd end(ClosedObject body) {
        SessionEnd end = new SessionEnd(
                TrackRules.id(body, "sessionId"),
                TrackRules.app(body),
                rules.instant(body, "endedAt"),
                status(body.oneOf("status", TrackRules.STATUSES)));
        body.close();
        return end;
    }

    /** Reads an interaction. */
    Interaction interaction(ClosedObject body) {
        String id = TrackRules.id(body, "id");
        String app = TrackRules.app(body);
        String session = TrackRules.id(body, "sessionId");
        InteractionKind kind =
                InteractionKind.of(body.oneOf("kind", InteractionKind.WORDS)).orElseThrow();
        String name = TrackRules.text(body, "name");
        InteractionEnding ending = ending(body);
        ChargeReader charges = ChargeReader.of(body, kind);
        Metadata metadata = MetadataReader.read(body);
        Interaction interaction = kind == InteractionKind.CHAT
                ? chat(
                        body,
                        new ChatReader.Frame(app, id, session, ending, charges.billedNano()),
                        name,
                        charges,
                        metadata)
                : new Interaction(app, id, session, kind, name, ending, null, charges.charges(), metadata);
        body.close();
        if (kind != InteractionKind.CHAT) {
            charges.requireFor(kind, ending.durationMillis() != null);
        }
        return interaction;
    }

    private static Interaction chat(
            ClosedObject body, ChatReader.Frame frame, @Nullable String name, ChargeReader charges, Metadata metadata) {
        Request request = ChatReader.read(body, frame);
        return Interaction.chat(request, name, charges.charges(), metadata);
    }

    private InteractionEnding ending(ClosedObject body) {
        Status status = status(body.oneOf("status", TrackRules.STATUSES));
        String error = body.optionalOneOf("errorKind", TrackRules.ERRORS);
        if ((status == Status.FAILED) != (error != null)) {
            throw body.wrong("errorKind", "must be there exactly where status is failed", errors());
        }
        return new InteractionEnding(
                status,
                error == null ? null : ErrorKind.valueOf(error.toUpperCase(Locale.ROOT)),
                rules.instant(body, "endedAt"),
                body.optionalInteger("durationMs", 0, TrackRules.MOST_MILLIS));
    }

    private static String[] errors() {
        return TrackRules.ERRORS.toArray(String[]::new);
    }

    private static Status status(String word) {
        return Status.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
