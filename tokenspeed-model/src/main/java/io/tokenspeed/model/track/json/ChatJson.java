package io.tokenspeed.model.track.json;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;

/** The members that only a chat has. */
final class ChatJson {
    private ChatJson() {}

    static void write(Request request, JsonText json) {
        json.scalar("projectId", request.place().project());
        model(request, json);
        tokens(request.tokens(), json);
        Measured measured = request.measured();
        if (measured != null) {
            timing(measured.times(), measured.chunks(), json);
        }
        long searches = request.billing().webSearches();
        json.scalar("webSearches", searches == 0 ? null : (Long) searches);
        if (!request.labels().equals(RequestLabels.NONE)) {
            labels(request.labels(), json);
        }
    }

    private static void model(Request request, JsonText json) {
        ProviderIds ids = request.ids();
        String message = request.place().messageId();
        Measured measured = request.measured();
        json.name("model")
                .open('{')
                .scalar("provider", request.place().provider())
                .scalar("name", request.place().model())
                .scalar("geo", request.billing().region())
                .scalar("serviceTier", request.ending().serviceTier())
                .scalar("requestId", ids.request())
                .scalar("responseId", ids.response())
                .scalar("messageId", message.equals(request.naturalKey()) ? null : message)
                .scalar("responseModel", measured == null ? null : measured.responseModel())
                .close('}');
    }

    private static void tokens(TokenCounts tokens, JsonText json) {
        if (tokens.source() == UsageSource.MISSING) {
            return;
        }
        json.name("tokens")
                .open('{')
                .scalar("input", tokens.input())
                .scalar("cacheRead", tokens.cacheRead())
                .scalar("cacheWrite5m", tokens.cacheWrite5m())
                .scalar("cacheWrite1h", tokens.cacheWrite1h())
                .scalar("output", tokens.output())
                .scalar("reasoning", tokens.reasoningKnown() ? (Long) tokens.reasoning() : null)
                .scalar("source", tokens.source() == UsageSource.REPORTED ? null : TrackJson.word(tokens.source()))
                .scalar("outputReliable", tokens.outputReliable() ? null : Boolean.FALSE)
                .close('}');
    }

    private static void timing(StreamTimes times, StreamChunks chunks, JsonText json) {
        json.name("timing")
                .open('{')
                .scalar("contextUs", times.contextMicros())
                .scalar("firstUs", times.firstMicros())
                .scalar("answerUs", times.answerMicros())
                .scalar("lastUs", times.lastMicros())
                .scalar("endUs", times.endMicros())
                .scalar("chunks", chunks.all())
                .scalar("answerChunks", chunks.answer())
                .scalar("gapP50Us", chunks.gapP50Micros())
                .scalar("gapP95Us", chunks.gapP95Micros())
                .close('}');
    }

    private static void labels(RequestLabels labels, JsonText json) {
        json.name("labels").open('{').scalar("userId", labels.user()).scalar("space", labels.space());
        if (!labels.tags().isEmpty()) {
            json.name("tags").open('{');
            labels.tags().forEach(json::scalar);
            json.close('}');
        }
        json.scalar("operation", labels.operation())
                .scalar("attemptOf", labels.attemptOf())
                .scalar("cacheHit", labels.cacheHit())
                .close('}');
    }
}
