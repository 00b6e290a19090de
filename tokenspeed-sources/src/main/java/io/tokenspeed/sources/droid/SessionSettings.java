package io.tokenspeed.sources.droid;

import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_READ;
import static io.tokenspeed.sources.tree.TokenFields.Field.CACHE_WRITE;
import static io.tokenspeed.sources.tree.TokenFields.Field.INPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.OUTPUT;
import static io.tokenspeed.sources.tree.TokenFields.Field.REASONING;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.records.SessionTotals;
import io.tokenspeed.sources.tree.DocumentReader;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of one session: {@code model}, {@code providerLock}, {@code providerLockTimestamp} and
 * {@code tokenUsage} with the session's own sums. {@code inclusiveTokenUsage} also holds the sums of the sessions that
 * it started, which have settings of their own.
 */
final class SessionSettings implements DocumentReader.Document {
    @Override
    public void read(JsonNode settings, SourceFile file, FileRecords records) throws IOException {
        if (!settings.isObject()) {
            records.dropped(DocumentReader.WHOLE, "no settings of a session");
            return;
        }
        TokenFields usage = records.record(DocumentReader.WHOLE, () -> usage(own(settings)));
        Transcript transcript = Transcript.beside(file.path());
        String session = session(file);
        records.session(session, parent(settings, transcript));
        if (usage == null || (usage.counts().total() == 0 && usage.doubt() == null)) {
            return;
        }
        long last = last(settings, transcript, file);
        Request request = SessionTotals.request(
                DroidSource.TOOL,
                SessionTotals.key(session),
                scope(session, settings, transcript),
                usage.counts(),
                null,
                last);
        records.requests(DocumentReader.WHOLE, List.of(request), usage.doubt());
    }

    private static SessionTotals.Scope scope(String session, JsonNode settings, Transcript transcript) {
        String model = DroidModel.plain(JsonTree.text(settings, "model"));
        String provider = JsonTree.text(settings, "providerLock");
        return new SessionTotals.Scope(session, transcript.project(), model, provider);
    }

    private static @Nullable JsonNode own(JsonNode settings) {
        JsonNode own = settings.get("tokenUsage");
        boolean alone = settings.path("childInclusiveTokenUsageBySessionId").isEmpty();
        return own == null && alone ? settings.get("inclusiveTokenUsage") : own;
    }

    private static TokenFields usage(@Nullable JsonNode usage) {
        return new TokenFields()
                .outputLacksReasoning()
                .member(INPUT, usage, "inputTokens")
                .member(OUTPUT, usage, "outputTokens")
                .member(CACHE_READ, usage, "cacheReadTokens")
                .member(CACHE_WRITE, usage, "cacheCreationTokens")
                .member(REASONING, usage, "thinkingTokens");
    }

    private static String session(SourceFile file) {
        String name = String.valueOf(file.path().getFileName());
        return name.substring(0, name.length() - DroidSource.SETTINGS.length());
    }

    private static @Nullable String parent(JsonNode settings, Transcript transcript) {
        for (JsonNode tag : settings.path("tags")) {
            String parent = JsonTree.text(tag.get("metadata"), "callingSessionId");
            if (parent != null) {
                return parent;
            }
        }
        return transcript.parent();
    }

    /**
     * Returns when the session was last used. A copy of the file may have a later time than the session; the provider
     * is chosen at the session's beginning.
     */
    private static long last(JsonNode settings, Transcript transcript, SourceFile file) {
        if (transcript.last() != null) {
            return transcript.last();
        }
        Long chosen = JsonTree.millis(settings, "providerLockTimestamp");
        return chosen == null ? file.modified() : Math.max(chosen, file.modified());
    }
}
