package io.tokenspeed.sources.qwen;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.records.ErrorText;
import io.tokenspeed.sources.records.InferredProvider;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeState;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a chat's records. A branch of a session copies records with their {@code uuid}, but under the
 * session of the branch, so the uuid alone is the key, and the copy is farther than the original.
 *
 * @param line the record
 * @param fileName the session of a record that does not name it
 */
record QwenRequests(JsonNode line, String fileName) {
    private static final String UNKNOWN = "unknown";

    /**
     * Makes the request of an answer.
     *
     * @param times what Qwen Code measured; null when unknown
     * @param inputAt when the latest prompt or tool result was logged; null when unknown
     * @param end when the answer was logged
     */
    Request answer(QwenUsage usage, @Nullable QwenTimes times, @Nullable Long inputAt, long end) {
        RequestTiming timing = times == null
                ? LogTiming.between(inputAt, end)
                : LogTiming.measured(
                        times.end() - times.duration(),
                        times.end(),
                        times.duration(),
                        times.ttft(),
                        usage.counts().reasoning() == 0);
        return request(usage.counts(), JsonTree.text(line, "model"), timing, RequestEnding.OK);
    }

    /** Makes the request of an attempt that failed. */
    Request failure(JsonNode event, long end) {
        Long status = TreeState.number(event, "status_code");
        String message = JsonTree.text(event, "error_message");
        ErrorKind kind = status != null && status >= 400 && status < 600
                ? ErrorKind.ofStatus(status.intValue())
                : ErrorText.kind(message == null ? "" : message);
        Long duration = TreeState.number(event, "duration_ms");
        Long start = duration == null || duration <= 0 ? null : (Long) (end - duration);
        return request(
                TokenCounts.NONE,
                JsonTree.text(event, "model"),
                LogTiming.between(start, end),
                new RequestEnding(Status.FAILED, kind, null));
    }

    private Request request(TokenCounts counts, @Nullable String model, RequestTiming timing, RequestEnding ending) {
        String uuid = String.valueOf(JsonTree.text(line, "uuid"));
        String session = JsonTree.text(line, "sessionId");
        RequestPlace place = new RequestPlace(
                line.path("forkedFrom").isObject() ? 1 : 0,
                session == null ? fileName : session,
                uuid,
                JsonTree.text(line, "cwd"),
                model == null ? UNKNOWN : model,
                model == null ? null : InferredProvider.of(model),
                null,
                JsonTree.text(line, "agentId"));
        return new Request(
                new RequestKey(QwenSource.TOOL, uuid),
                RecordKind.SINGLE,
                counts,
                null,
                new RequestDetails(place, timing, ending));
    }
}
