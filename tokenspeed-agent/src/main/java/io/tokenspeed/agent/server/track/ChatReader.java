package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.track.InteractionEnding;
import io.tokenspeed.server.json.ClosedObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the request of a chat. */
final class ChatReader {
    private static final List<String> SOURCES = List.of("reported", "estimated", "partial");
    private static final long MOST_SEARCHES = 10_000;
    private static final int MOST_TAGS = 8;

    private ChatReader() {}

    /** What was read of the interaction already. */
    record Frame(
            String app,
            String id,
            String session,
            InteractionEnding ending,
            @Nullable Long billedNano) {}

    static Request read(ClosedObject body, Frame frame) {
        ClosedObject model = body.object("model");
        TokenCounts tokens = tokens(body.optionalObject("tokens"));
        Measured measured = TimingReader.read(body, model, frame.ending());
        Long searches = body.optionalInteger("webSearches", 0, MOST_SEARCHES);
        String region = TrackRules.text(model, "geo");
        InteractionEnding ending = frame.ending();
        RequestEnding how =
                new RequestEnding(ending.status(), ending.errorKind(), TrackRules.text(model, "serviceTier"));
        Request request = new Request(
                new RequestKey(frame.app(), frame.id()),
                RecordKind.SINGLE,
                tokens,
                Billing.of(region, searches == null ? 0 : searches, List.of()),
                frame.billedNano(),
                ids(model),
                new RequestDetails(place(body, model, frame), TimingReader.timing(measured, tokens, ending), how));
        model.close();
        return request.with(measured, labels(body.optionalObject("labels")));
    }

    private static ProviderIds ids(ClosedObject model) {
        String response = TrackRules.text(model, "responseId");
        String request = TrackRules.text(model, "requestId");
        return response == null && request == null ? ProviderIds.NONE : new ProviderIds(response, request);
    }

    private static RequestPlace place(ClosedObject body, ClosedObject model, Frame frame) {
        return new RequestPlace(
                0,
                frame.session(),
                Objects.requireNonNullElse(TrackRules.text(model, "messageId"), frame.id()),
                TrackRules.text(body, "projectId"),
                TrackRules.requiredText(model, "name"),
                TrackRules.text(model, "provider"),
                null);
    }

    private static TokenCounts tokens(@Nullable ClosedObject tokens) {
        if (tokens == null) {
            return TokenCounts.NONE;
        }
        long output = tokens.integer("output", 0, TrackRules.MOST_COUNT);
        Long reasoning = tokens.optionalInteger("reasoning", 0, TrackRules.MOST_COUNT);
        if (reasoning != null && reasoning > output) {
            throw tokens.wrong("reasoning", "must be at most output, which it is a part of");
        }
        String source = tokens.optionalOneOf("source", SOURCES);
        TokenCounts counts = new TokenCounts(
                tokens.integer("input", 0, TrackRules.MOST_COUNT),
                count(tokens, "cacheRead"),
                count(tokens, "cacheWrite5m"),
                count(tokens, "cacheWrite1h"),
                output,
                reasoning == null ? 0 : reasoning,
                reasoning != null,
                source == null ? UsageSource.REPORTED : UsageSource.valueOf(source.toUpperCase(Locale.ROOT)),
                tokens.flag("outputReliable", true));
        tokens.close();
        return counts;
    }

    private static long count(ClosedObject tokens, String name) {
        Long count = tokens.optionalInteger(name, 0, TrackRules.MOST_COUNT);
        return count == null ? 0 : count;
    }

    private static RequestLabels labels(@Nullable ClosedObject labels) {
        if (labels == null) {
            return RequestLabels.NONE;
        }
        RequestLabels read = new RequestLabels(
                TrackRules.text(labels, "userId"),
                TrackRules.text(labels, "space"),
                tags(labels),
                TrackRules.text(labels, "operation"),
                TrackRules.optionalId(labels, "attemptOf"),
                labels.has("cacheHit") ? (Boolean) labels.flag("cacheHit", false) : null);
        labels.close();
        return read;
    }

    private static Map<String, String> tags(ClosedObject labels) {
        ClosedObject tags = labels.optionalObject("tags");
        if (tags == null) {
            return Map.of();
        }
        Map<String, JsonNode> members = tags.members();
        Map<String, String> read = new TreeMap<>();
        members.forEach((name, value) -> {
            if (!isTag(name) || !value.isTextual() || !isTag(value.asText())) {
                throw labels.wrong("tags", "must have names and texts of 1 to 64 characters");
            }
            read.put(name, value.asText());
        });
        if (read.size() > MOST_TAGS) {
            throw labels.wrong("tags", "must have at most " + MOST_TAGS + " members");
        }
        return read;
    }

    private static boolean isTag(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters >= 1 && characters <= 64;
    }
}
