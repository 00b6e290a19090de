package io.tokenspeed.sources.claude;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of one transcript row that matter, read in one pass over the line. Reused from row to row. */
final class ClaudeRow {
    private static final Key TYPE = Key.of("type");
    private static final Key UUID = Key.of("uuid");
    private static final Key PARENT_UUID = Key.of("parentUuid");
    private static final Key TIMESTAMP = Key.of("timestamp");
    private static final Key SESSION_ID = Key.of("sessionId");
    private static final Key CWD = Key.of("cwd");
    private static final Key VERSION = Key.of("version");
    private static final Key IS_SIDECHAIN = Key.of("isSidechain");
    private static final Key IS_API_ERROR = Key.of("isApiErrorMessage");
    private static final Key ERROR = Key.of("error");
    private static final Key COST_USD = Key.of("costUSD");
    private static final Key DURATION_MS = Key.of("durationMs");
    private static final Key MESSAGE = Key.of("message");
    private static final Key ID = Key.of("id");
    private static final Key MODEL = Key.of("model");
    private static final Key STOP_REASON = Key.of("stop_reason");
    private static final Key USAGE = Key.of("usage");

    private final JsonScanner scanner = new JsonScanner();

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

    @Nullable
    String messageId;

    @Nullable
    String model;

    boolean stopped;

    @Nullable
    ClaudeUsage usage;

    final List<ClaudeUsage> advisors = new ArrayList<>();

    void read(byte[] bytes, int start, int end) {
        clear();
        scanner.reset(bytes, start, end);
        scanner.enterObject();
        while (scanner.nextMember()) {
            member();
        }
        scanner.finish();
    }

    private void clear() {
        type = uuid = parentUuid = sessionId = cwd = version = error = messageId = model = null;
        timestamp = null;
        costUsd = null;
        usage = null;
        sidechain = apiError = stopped = false;
        durationMs = 0;
        advisors.clear();
    }

    /** Sorted by the length of the name first: most members of a row are none of these. */
    private void member() {
        switch (scanner.keyLength()) {
            case 3 -> ifKey(CWD);
            case 4 -> ifKey(scanner.at(TYPE) ? TYPE : UUID);
            case 5 -> ifKey(ERROR);
            case 7 -> ifKey(scanner.at(MESSAGE) ? MESSAGE : scanner.at(VERSION) ? VERSION : COST_USD);
            case 9 -> ifKey(scanner.at(TIMESTAMP) ? TIMESTAMP : SESSION_ID);
            case 10 -> ifKey(scanner.at(PARENT_UUID) ? PARENT_UUID : DURATION_MS);
            case 11 -> ifKey(IS_SIDECHAIN);
            case 17 -> ifKey(IS_API_ERROR);
            default -> scanner.skip();
        }
    }

    private void ifKey(Key key) {
        if (!scanner.at(key)) {
            scanner.skip();
        } else if (key == MESSAGE) {
            message();
        } else if (key == TIMESTAMP) {
            timestamp = scanner.timestamp();
        } else if (key == IS_SIDECHAIN) {
            sidechain = scanner.bool();
        } else if (key == IS_API_ERROR) {
            apiError = scanner.bool();
        } else if (key == COST_USD) {
            costUsd = scanner.decimal();
        } else if (key == DURATION_MS) {
            durationMs = scanner.integer(0);
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
        } else if (key == CWD) {
            cwd = value;
        } else if (key == VERSION) {
            version = value;
        } else {
            error = value;
        }
    }

    private void message() {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(ID)) {
                messageId = scanner.text();
            } else if (scanner.at(MODEL)) {
                model = scanner.text();
            } else if (scanner.at(STOP_REASON)) {
                stopped = scanner.text() != null;
            } else if (scanner.at(USAGE)) {
                usage = ClaudeUsage.read(scanner, advisors);
            } else {
                scanner.skip();
            }
        }
    }
}
