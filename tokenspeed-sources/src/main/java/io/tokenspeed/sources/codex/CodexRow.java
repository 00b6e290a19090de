package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import org.jspecify.annotations.Nullable;

/** The needed members of one rollout record, read in one pass over the line. Reused from record to record. */
final class CodexRow {
    private static final Key TIMESTAMP = Key.of("timestamp");
    private static final Key TYPE = Key.of("type");
    private static final Key PAYLOAD = Key.of("payload");
    private static final Key ID = Key.of("id");
    private static final Key CWD = Key.of("cwd");
    private static final Key MODEL = Key.of("model");
    private static final Key MODEL_PROVIDER = Key.of("model_provider");
    private static final Key FORKED_FROM = Key.of("forked_from_id");
    private static final Key SOURCE = Key.of("source");
    private static final Key SUBAGENT = Key.of("subagent");
    private static final Key THREAD_SPAWN = Key.of("thread_spawn");
    private static final Key PARENT_THREAD = Key.of("parent_thread_id");
    private static final Key THREAD_SETTINGS = Key.of("thread_settings");
    private static final Key SERVICE_TIER = Key.of("service_tier");
    private static final Key TURN_ID = Key.of("turn_id");
    private static final Key REASON = Key.of("reason");
    private static final Key MESSAGE = Key.of("msg");
    private static final Key INFO = Key.of("info");
    private static final Key TOTAL_USAGE = Key.of("total_token_usage");
    private static final Key LAST_USAGE = Key.of("last_token_usage");
    private static final Key USAGE = Key.of("usage");
    private static final Key THREAD_USAGE = Key.of("thread_token_usage");
    private static final Key RESPONSE_ID = Key.of("response_id");
    private static final Key STARTED_AT = Key.of("started_at");
    private static final Key ROLE = Key.of("role");
    private static final Key RATE_LIMITS = Key.of("rate_limits");

    private final JsonScanner scanner = new JsonScanner();

    /** What the event tells about limits. */
    final CodexLimits limits = new CodexLimits();

    @Nullable
    Long timestamp;

    @Nullable
    String type;

    @Nullable
    String kind;

    @Nullable
    String id;

    @Nullable
    String cwd;

    @Nullable
    String model;

    @Nullable
    String provider;

    @Nullable
    String forkedFrom;

    /** The thread that started this one as its sub-agent. */
    @Nullable
    String spawnedBy;

    /** When the thread of the record was created, in milliseconds since the epoch. */
    @Nullable
    Long made;

    /** When the turn started, in seconds since the epoch. */
    @Nullable
    Long startedAt;

    /** The author of a message, such as {@code assistant}. */
    @Nullable
    String role;

    /** Whether the record has a service tier, even null. */
    boolean tierTold;

    @Nullable
    String tier;

    @Nullable
    String responseId;

    @Nullable
    String turnId;

    @Nullable
    String reason;

    /** Whether the event has an {@code info} value other than null, which should hold usage. */
    boolean infoTold;

    /** The usage of one response. */
    @Nullable
    CodexUsage usage;

    /** All usage of the thread up to that response. */
    @Nullable
    CodexUsage threadUsage;

    @Nullable
    CodexUsage total;

    @Nullable
    CodexUsage last;

    void read(byte[] bytes, int start, int end) {
        clear();
        scanner.reset(bytes, start, end);
        scanner.enterObject();
        while (scanner.nextMember()) {
            if (scanner.at(TIMESTAMP)) {
                timestamp = scanner.timestamp();
            } else if (scanner.at(TYPE)) {
                type = scanner.text();
            } else if (scanner.at(PAYLOAD)) {
                payload();
            } else {
                scanner.skip();
            }
        }
        scanner.finish();
    }

    /** Returns a text of the record's usage, which is equal in a copy of the record. */
    String usageKey() {
        return (usage == null ? "" : usage.key())
                + ' '
                + (total == null ? "" : total.key())
                + ' '
                + (last == null ? "" : last.key());
    }

    private void clear() {
        timestamp = made = startedAt = null;
        type = kind = id = cwd = model = provider = forkedFrom = spawnedBy = null;
        role = tier = responseId = turnId = reason = null;
        tierTold = infoTold = false;
        usage = threadUsage = total = last = null;
        limits.clear();
    }

    private void payload() {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(TYPE)) {
                kind = scanner.text();
            } else if (scanner.at(INFO)) {
                info();
            } else if (scanner.at(MESSAGE)) {
                payload();
            } else if (scanner.at(RATE_LIMITS)) {
                limits.read(scanner);
            } else if (scanner.at(SOURCE)) {
                source();
            } else if (scanner.at(THREAD_SETTINGS)) {
                payload();
            } else if (!counters() && !moment()) {
                property();
            }
        }
    }

    private boolean counters() {
        if (scanner.at(USAGE)) {
            usage = CodexUsage.read(scanner);
        } else if (scanner.at(THREAD_USAGE)) {
            threadUsage = CodexUsage.read(scanner);
        } else {
            return false;
        }
        return true;
    }

    private boolean moment() {
        if (scanner.at(TIMESTAMP)) {
            made = scanner.timestamp();
        } else if (scanner.at(STARTED_AT)) {
            long seconds = scanner.integer(-1);
            startedAt = seconds < 0 ? null : (Long) seconds;
        } else {
            return false;
        }
        return true;
    }

    private void property() {
        if (scanner.at(ID)) {
            id = scanner.text();
        } else if (scanner.at(CWD)) {
            cwd = scanner.text();
        } else if (scanner.at(MODEL)) {
            model = scanner.text();
        } else if (scanner.at(MODEL_PROVIDER)) {
            provider = scanner.text();
        } else if (scanner.at(PARENT_THREAD)) {
            spawnedBy(scanner.text());
        } else if (scanner.at(FORKED_FROM)) {
            String parent = scanner.text();
            forkedFrom = parent == null ? forkedFrom : parent;
        } else if (scanner.at(SERVICE_TIER)) {
            tierTold = true;
            tier = scanner.text();
        } else if (scanner.at(RESPONSE_ID)) {
            responseId = scanner.text();
        } else if (scanner.at(ROLE)) {
            role = scanner.text();
        } else if (scanner.at(TURN_ID)) {
            turnId = scanner.text();
        } else if (scanner.at(REASON)) {
            reason = scanner.text();
        } else {
            scanner.skip();
        }
    }

    private void info() {
        if (scanner.tryNull()) {
            return;
        }
        infoTold = true;
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(TOTAL_USAGE)) {
                total = CodexUsage.read(scanner);
            } else if (scanner.at(LAST_USAGE)) {
                last = CodexUsage.read(scanner);
            } else {
                scanner.skip();
            }
        }
    }

    /** A sub-agent names its parent thread here, and replays the parent's counts as a fork does. */
    private void source() {
        if (!scanner.tryEnterObject()) {
            return;
        }
        while (scanner.nextMember()) {
            if (scanner.at(SUBAGENT) || scanner.at(THREAD_SPAWN)) {
                source();
            } else if (scanner.at(PARENT_THREAD)) {
                spawnedBy(scanner.text());
            } else {
                scanner.skip();
            }
        }
    }

    private void spawnedBy(@Nullable String parent) {
        spawnedBy = parent == null ? spawnedBy : parent;
        forkedFrom = forkedFrom == null ? parent : forkedFrom;
    }
}
