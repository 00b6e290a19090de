package io.tokenspeed.sources.claude;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import org.jspecify.annotations.Nullable;

/**
 * The needed members of one transcript row, read in one pass over the line. Reused from row to row. A row of type
 * {@code progress} holds a row of a sub-agent.
 */
final class ClaudeRow {
    private static final Key TYPE = Key.of("type");
    private static final Key UUID = Key.of("uuid");
    private static final Key PARENT_UUID = Key.of("parentUuid");
    private static final Key DATA = Key.of("data");
    private static final Key TIMESTAMP = Key.of("timestamp");
    private static final Key SESSION_ID = Key.of("sessionId");
    private static final Key REQUEST_ID = Key.of("requestId");
    private static final Key AGENT_ID = Key.of("agentId");
    private static final Key CWD = Key.of("cwd");
    private static final Key VERSION = Key.of("version");
    private static final Key IS_SIDECHAIN = Key.of("isSidechain");
    private static final Key IS_API_ERROR = Key.of("isApiErrorMessage");
    private static final Key ERROR = Key.of("error");
    private static final Key COST_USD = Key.of("costUSD");
    private static final Key DURATION_MS = Key.of("durationMs");
    private static final Key MESSAGE = Key.of("message");

    static final String ASSISTANT = "assistant";
    private static final String UNKNOWN = "unknown";
    /** A day. No request takes longer, so a larger number is not a duration. */
    private static final long LONGEST_MILLIS = 86_400_000;

    private final JsonScanner scanner;
    private final @Nullable ClaudeRow inner;

    @Nullable
    String type;

    @Nullable
    String uuid;

    @Nullable
    String parentUuid;

    @Nullable
    Long timestamp;

    @Nullable
    String sessionId;

    @Nullable
    String requestId;

    @Nullable
    String agentId;

    @Nullable
    String cwd;

    @Nullable
    String version;

    boolean sidechain;
    boolean apiError;

    @Nullable
    String error;

    @Nullable
    Double costUsd;

    long durationMs;

    final ClaudeMessage message = new ClaudeMessage();

    private boolean holdsInner;

    ClaudeRow() {
        scanner = new JsonScanner();
        inner = new ClaudeRow(scanner);
    }

    private ClaudeRow(JsonScanner shared) {
        scanner = shared;
        inner = null;
    }

    void read(byte[] bytes, int start, int end) {
        scanner.reset(bytes, start, end);
        scanner.enterObject();
        members();
        scanner.finish();
    }

    /**
     * Returns the row of a sub-agent in this {@code progress} row, or null. Members that the inner row lacks are taken
     * from this row.
     */
    @Nullable
    ClaudeRow subAgent() {
        if (inner == null || !holdsInner) {
            return null;
        }
        inner.sidechain = true;
        inner.agentId = agentId == null ? inner.agentId : agentId;
        inner.sessionId = inner.sessionId == null ? sessionId : inner.sessionId;
        inner.version = inner.version == null ? version : inner.version;
        inner.timestamp = inner.timestamp == null ? timestamp : inner.timestamp;
        return inner;
    }

    String session() {
        return sessionId == null ? UNKNOWN : sessionId;
    }

    /**
     * Returns the natural key of the row's message: the provider's id, which is unique everywhere, or another id
     * prefixed with the session.
     */
    String id() {
        String id = message.id;
        return id != null && id.startsWith("msg_") ? id : session() + ":" + (id == null ? rowId() : id);
    }

    /** Returns an id that no other row has. */
    String ownId() {
        return session() + ":" + rowId();
    }

    private String rowId() {
        return uuid == null ? "at " + timestamp : uuid;
    }

    private void members() {
        clear();
        while (scanner.nextMember()) {
            member();
        }
    }

    private void clear() {
        type = uuid = parentUuid = sessionId = requestId = agentId = cwd = version = error = null;
        timestamp = null;
        costUsd = null;
        sidechain = apiError = holdsInner = false;
        durationMs = 0;
        message.clear();
    }

    /** Compares the length of the name first, because most members of a row are not needed. */
    private void member() {
        switch (scanner.keyLength()) {
            case 3 -> ifKey(CWD);
            case 4 -> ifKey(scanner.at(TYPE) ? TYPE : scanner.at(UUID) ? UUID : DATA);
            case 5 -> ifKey(ERROR);
            case 7 -> ifKey(scanner.at(MESSAGE) ? MESSAGE : scanner.at(VERSION) ? VERSION : either(COST_USD, AGENT_ID));
            case 9 -> ifKey(scanner.at(TIMESTAMP) ? TIMESTAMP : either(SESSION_ID, REQUEST_ID));
            case 10 -> ifKey(scanner.at(PARENT_UUID) ? PARENT_UUID : DURATION_MS);
            case 11 -> ifKey(IS_SIDECHAIN);
            case 17 -> ifKey(IS_API_ERROR);
            default -> scanner.skip();
        }
    }

    private Key either(Key one, Key other) {
        return scanner.at(one) ? one : other;
    }

    private void ifKey(Key key) {
        if (!scanner.at(key)) {
            scanner.skip();
        } else if (key == MESSAGE) {
            message.read(scanner, !ASSISTANT.equals(type));
        } else if (key == DATA) {
            data();
        } else if (key == TIMESTAMP) {
            timestamp = scanner.timestamp();
        } else if (key == IS_SIDECHAIN) {
            sidechain = scanner.bool();
        } else if (key == IS_API_ERROR) {
            apiError = scanner.bool();
        } else if (key == COST_USD) {
            costUsd = scanner.decimal();
        } else if (key == DURATION_MS) {
            long millis = scanner.integer(0);
            durationMs = millis > LONGEST_MILLIS ? 0 : millis;
        } else {
            text(key);
        }
    }

    private void text(Key key) {
        String value = scanner.text();
        if (key == TYPE) {
            type = value;
        } else if (key == UUID) {
            uuid = value;
        } else if (key == PARENT_UUID) {
            parentUuid = value;
        } else if (key == SESSION_ID) {
            sessionId = value;
        } else if (key == REQUEST_ID) {
            requestId = value;
        } else if (key == AGENT_ID) {
            agentId = value;
        } else if (key == CWD) {
            cwd = value;
        } else if (key == VERSION) {
            version = value;
        } else {
            error = value;
        }
    }

    private void data() {
        if (inner == null) {
            scanner.skip();
            return;
        }
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(AGENT_ID)) {
                agentId = scanner.text();
            } else if (!scanner.at(MESSAGE)) {
                scanner.skip();
            } else if (scanner.tryEnterObject()) {
                inner.members();
                holdsInner = true;
            }
        }
    }
}
