package io.tokenspeed.sources.amp;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.sources.records.LoggedProvider;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import org.jspecify.annotations.Nullable;

/**
 * The usage of one request, as an event of the ledger, a message, or both state it. The input has no cached tokens. The
 * ledger also states credits, which are no US dollars.
 */
final class Usage {
    private static final String UNKNOWN = "unknown";

    private final @Nullable JsonNode event;
    private final @Nullable JsonNode message;
    private final @Nullable JsonNode inMessage;
    private final TokenFields fields;

    /** At least one of both must be there. */
    Usage(@Nullable JsonNode event, @Nullable JsonNode message) {
        this.event = event;
        this.message = message;
        this.inMessage = message == null ? null : message.get("usage");
        JsonNode tokens = event == null ? null : event.get("tokens");
        this.fields = tokens == null ? ofMessage() : ofEvent(tokens);
    }

    private TokenFields ofMessage() {
        return cached(
                new TokenFields().member(INPUT, inMessage, "inputTokens").member(OUTPUT, inMessage, "outputTokens"),
                inMessage);
    }

    /** Early ledgers leave out the cached tokens, which the message states. */
    private TokenFields ofEvent(JsonNode tokens) {
        TokenFields counted = new TokenFields().member(INPUT, tokens, "input").member(OUTPUT, tokens, "output");
        boolean whole = tokens.has("cacheReadInputTokens") || tokens.has("cacheCreationInputTokens");
        return cached(counted, whole ? tokens : inMessage);
    }

    private static TokenFields cached(TokenFields fields, @Nullable JsonNode counters) {
        return fields.member(CACHE_READ, counters, "cacheReadInputTokens")
                .member(CACHE_WRITE, counters, "cacheCreationInputTokens");
    }

    /** Where the usage is in the file. */
    String place() {
        return "request " + own().replace('\n', ' ');
    }

    private String own() {
        String id = message == null ? Messages.named(event) : Messages.id(message);
        if (!id.isEmpty()) {
            return id;
        }
        String entry = JsonTree.text(event, "id");
        return entry != null
                ? "ledger:" + entry
                : "at:" + time() + ':' + fields.counts().total();
    }

    /** Whether there are tokens, or something to doubt. */
    boolean tells() {
        return fields.counts().total() > 0 || fields.doubt() != null || onlyTotal();
    }

    private boolean onlyTotal() {
        return !fields.stated()
                && (total(inMessage, "totalTokens") || total(event == null ? null : event.get("tokens"), "total"));
    }

    private static boolean total(@Nullable JsonNode counters, String name) {
        return counters != null && counters.path(name).asLong(0) > 0;
    }

    @Nullable
    String doubt() {
        if (onlyTotal()) {
            return "only the total is stated";
        }
        return fields.doubt() == null && time() == null
                ? "the time is missing, that of the thread counts"
                : fields.doubt();
    }

    /** Returns the time of the usage itself; null where none is stated. */
    private @Nullable Long time() {
        Long told = JsonTree.millis(event, "timestamp");
        Long stated = told == null ? JsonTree.millis(inMessage, "timestamp") : told;
        return stated == null ? JsonTree.millis(message, "timestamp") : stated;
    }

    Request request(ThreadDocument.Origin origin) {
        Long time = time();
        Long begun = origin.created();
        long end = time != null ? time : begun != null ? begun : origin.modified();
        String key = origin.thread() + ':' + own();
        RequestPlace place = new RequestPlace(
                0, origin.thread(), key, origin.project(), model(), LoggedProvider.of(null, model()), null);
        return new Request(
                new RequestKey(AmpSource.TOOL, key, time == null ? null : fork(time)),
                RecordKind.SINGLE,
                fields.counts(),
                null,
                new RequestDetails(place, new RequestTiming(null, null, end, SpeedBasis.NONE, null), ending()));
    }

    private String model() {
        String told = JsonTree.text(event, "model");
        String model = told == null ? JsonTree.text(inMessage, "model") : told;
        return model == null ? UNKNOWN : model;
    }

    /** A fork has an id of its own and copies of the messages. */
    private String fork(long time) {
        TokenCounts counts = fields.counts();
        return time + ":" + model() + ':' + counts.prompt() + ':' + counts.output();
    }

    private RequestEnding ending() {
        String state = message == null ? null : JsonTree.text(message.get("state"), "type");
        if ("cancelled".equals(state)) {
            return new RequestEnding(Status.CANCELLED, null, null);
        }
        return "error".equals(state) ? new RequestEnding(Status.FAILED, ErrorKind.OTHER, null) : RequestEnding.OK;
    }
}
