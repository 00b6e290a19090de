package io.tokenspeed.sources.openclaw;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.records.LoggedProvider;
import io.tokenspeed.sources.tree.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * Makes the request of an answer. The natural key is the event's id and the time in its message, which stay equal when
 * OpenClaw moves a transcript into its database or copies it into a fork; the id alone has eight digits only.
 */
final class AnswerRequest {
    private static final String UNKNOWN = "unknown";

    /** No answer takes longer; a longer time shows that the event was written later than the answer. */
    private static final long LONGEST_MILLIS = 3_600_000;

    private AnswerRequest() {}

    /**
     * Where a transcript was written.
     *
     * @param session the session's id
     * @param project the folder in which the agent works; null when unknown
     */
    record Origin(String session, @Nullable String project) {}

    /**
     * Returns the request of an answer.
     *
     * @param route the model of the session, for an answer that does not name it
     * @param storedMillis when the event was stored, in milliseconds since the epoch, for an event without a time
     */
    static Request of(Answer answer, Origin origin, ModelRoute route, long storedMillis) {
        ModelRoute used = answer.route().or(route);
        String model = used.model() == null ? UNKNOWN : used.model();
        String key = key(answer, origin);
        RequestPlace place = new RequestPlace(
                0, origin.session, key, origin.project, model, LoggedProvider.of(used.provider(), model), null);
        return new Request(
                new RequestKey(OpenClawSource.TOOL, key),
                RecordKind.SINGLE,
                answer.tokens(),
                Billing.NONE,
                answer.usage().costNano(),
                new ProviderIds(JsonTree.text(answer.message(), "responseId"), null),
                new RequestDetails(place, timing(answer, storedMillis), answer.ending()));
    }

    private static String key(Answer answer, Origin origin) {
        String id = JsonTree.text(answer.event(), "id");
        Long asked = JsonTree.millis(answer.message(), "timestamp");
        Long time = asked == null ? JsonTree.millis(answer.event(), "timestamp") : asked;
        if (id != null && time != null) {
            return id + ':' + time;
        }
        TokenCounts tokens = answer.tokens();
        return (id == null ? origin.session : id)
                + ':'
                + (time == null ? "" : time)
                + ':'
                + tokens.prompt()
                + ':'
                + tokens.output();
    }

    /**
     * The message has the time at which the answer was asked for, the event the time at which it was complete. A
     * mirrored answer has neither.
     */
    private static RequestTiming timing(Answer answer, long storedMillis) {
        Long asked = JsonTree.millis(answer.message(), "timestamp");
        Long written = JsonTree.millis(answer.event(), "timestamp");
        long end = written != null ? written : asked != null ? asked : storedMillis;
        boolean mirrored = answer.codexThread() != null;
        long window = asked == null || written == null || mirrored ? 0 : written - asked;
        if (window <= 0 || window > LONGEST_MILLIS) {
            return new RequestTiming(null, null, end, SpeedBasis.NONE, null);
        }
        return new RequestTiming(asked, null, end, SpeedBasis.E2E_APPROX, window);
    }
}
