package io.tokenspeed.store.cold;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.store.columns.RequestId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The texts by which an archived row is found when a record comes that concerns it: the same record again, or one that
 * decides whether the row counts. Found by identity, because copies come with new times.
 */
public final class ArchiveKeys {
    static final String RESPONSE = "resp:";
    static final String REQUEST = "req:";
    static final String MESSAGE = "msg:";
    static final String FORK = "fork:";
    /** A request of Codex within its thread; equal in the copies of other threads. */
    static final String COPY = "copy:";

    /** The thread whose log holds a copy. */
    static final String THREAD = "thread:";

    private static final String ID = "id:";
    private static final String INTERACTION = "int:";
    private static final String CODEX = "codex";
    private static final String OPENCODE = "opencode";

    private ArchiveKeys() {}

    /**
     * What decides the keys of a row.
     *
     * @param tool null in rows of the predecessor
     */
    record Identity(
            String id,
            @Nullable String tool,
            @Nullable String message,
            @Nullable String fork,
            ProviderIds ids,
            @Nullable String replayingThread) {}

    /** The key of an interaction. */
    public static String ofInteraction(String id) {
        return INTERACTION + id;
    }

    /** The key of copies of requests in the log of a thread. */
    public static String ofThread(String thread) {
        return THREAD + thread;
    }

    /** The keys of rows with one of the provider's ids. */
    public static List<String> of(ProviderIds ids) {
        List<String> keys = new ArrayList<>();
        add(keys, RESPONSE, ids.response());
        add(keys, REQUEST, ids.request());
        return keys;
    }

    /** The keys of a row of the predecessor. */
    public static List<String> ofForeign(String id, String message) {
        return List.of(ID + id, MESSAGE + message);
    }

    /** The keys under which a row with an id may be found. */
    public static Set<String> ofRow(String id) {
        String bare = bare(id);
        String natural = bare.substring(bare.indexOf(':') + 1);
        return new LinkedHashSet<>(
                List.of(ID + id, ID + bare, RESPONSE + natural, COPY + natural.substring(natural.indexOf(':') + 1)));
    }

    /** The keys of all archived rows that a record concerns. */
    public static Set<String> of(Request request) {
        boolean foreign = request.kind() == RecordKind.FOREIGN;
        Identity identity = new Identity(
                foreign ? request.naturalKey() : RequestId.of(request),
                foreign ? null : request.tool(),
                request.place().messageId(),
                request.forkKey(),
                request.ids(),
                null);
        Set<String> keys = new LinkedHashSet<>(of(identity));
        keys.add(RESPONSE + bare(request.naturalKey()));
        keys.add(ID + bare(RequestId.of(request)));
        return keys;
    }

    /** The keys under which an hour is found. */
    public static Set<String> of(FrozenHour hour) {
        Set<String> keys = new LinkedHashSet<>();
        IntFunction<@Nullable String> ids = hour.interactions().texts("id");
        for (int row = 0; row < hour.interactions().size(); row++) {
            keys.add(ofInteraction(String.valueOf(ids.apply(row))));
        }
        identities(hour.requests()).forEach(identity -> keys.addAll(of(identity)));
        return keys;
    }

    /** The identities of rows. */
    static List<Identity> identities(FrozenTable rows) {
        IntFunction<@Nullable String> ids = rows.texts("id");
        IntFunction<@Nullable String> tools = rows.texts("tool");
        IntFunction<@Nullable String> messages = rows.texts("message_id");
        IntFunction<@Nullable String> forks = rows.texts("fork_key");
        IntFunction<@Nullable String> responses = rows.texts("response_id");
        IntFunction<@Nullable String> requests = rows.texts("request_id");
        IntFunction<@Nullable String> sessions = rows.texts("session_id");
        IntFunction<@Nullable Long> traces = rows.numbers("trace");
        List<Identity> identities = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            Long trace = traces.apply(row);
            identities.add(new Identity(
                    String.valueOf(ids.apply(row)),
                    tools.apply(row),
                    messages.apply(row),
                    forks.apply(row),
                    new ProviderIds(responses.apply(row), requests.apply(row)),
                    trace != null && trace > 0 ? sessions.apply(row) : null));
        }
        return identities;
    }

    /** The keys under which a row is found. */
    static List<String> of(Identity row) {
        List<String> keys = new ArrayList<>(of(row.ids()));
        String natural = row.tool() == null
                ? row.id()
                : bare(row.id().substring(row.tool().length() + 1));
        String response = row.ids().response();
        if (CODEX.equals(row.tool())) {
            keys.add(COPY + natural.substring(natural.indexOf(':') + 1));
            add(keys, THREAD, row.replayingThread());
        } else if (!natural.equals(response)) {
            keys.add(ID + (row.tool() == null ? "" : row.tool() + ':') + natural);
        }
        if (row.tool() == null || OPENCODE.equals(row.tool())) {
            add(keys, MESSAGE, row.message());
            add(keys, FORK, row.fork());
        }
        return keys;
    }

    private static void add(List<String> keys, String kind, @Nullable String text) {
        if (text != null) {
            keys.add(kind + text);
        }
    }

    /** A natural key without the mark that tells requests with one key apart. */
    private static String bare(String key) {
        int mark = key.indexOf('#');
        return mark < 0 ? key : key.substring(0, mark);
    }
}
