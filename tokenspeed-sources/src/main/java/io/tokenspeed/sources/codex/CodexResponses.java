package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code token_usage_record} records of a rollout, one for each response. The {@code token_count} event that
 * follows repeats most of them; a record without such an event is a request that the totals leave out, such as a
 * compaction by the provider. Response ids are not compared alone, because relays may give one id to all responses.
 */
final class CodexResponses {
    private static final Key WAITING = Key.of("waiting");
    private static final Key USAGE = Key.of("usage");
    private static final Key KEY = Key.of("key");
    private static final Key START = Key.of("start");
    private static final Key STREAM = Key.of("stream");
    private static final Key ID = Key.of("id");
    private static final Key SEEN = Key.of("seen");
    private static final Key GIVEN = Key.of("given");
    private static final Key COUNTED = Key.of("counted");
    private static final Key COUNTED_AT = Key.of("countedAt");
    private static final int MEMORY = 16;
    private static final long TOGETHER_MILLIS = 1000;

    private final Deque<String> seen = new ArrayDeque<>();
    /** The keys given since the last event that advanced a total. */
    private final List<String> given = new ArrayList<>();

    private @Nullable Waiting waiting;
    /**
     * The usage of the latest event without a record; {@code countedAt} is its time in milliseconds since the epoch.
     */
    private @Nullable CodexUsage counted;

    private long countedAt;

    /**
     * A record whose event has not come yet.
     *
     * @param key the request's key within its thread
     * @param asked whether the response answers a prompt or the output of a tool
     * @param told whether the request was already handed over
     */
    record Waiting(
            CodexUsage usage,
            String key,
            CodexTimes times,
            boolean asked,
            @Nullable String id,
            boolean replay,
            boolean told) {
        Waiting afterTelling() {
            return new Waiting(usage, key, times, asked, id, replay, true);
        }

        /** Whether an event with this key is the event of this record. */
        boolean isKnownBy(String eventKey) {
            return key.equals(eventKey) || key.startsWith(eventKey + ':');
        }
    }

    /** Returns the record that waits for its event. */
    @Nullable
    Waiting waiting() {
        return waiting;
    }

    /** Lets a record wait for its event. */
    void await(@Nullable Waiting next) {
        waiting = next;
    }

    /** Whether the record is a repetition: an equal response after equal usage of the thread. */
    boolean repeats(@Nullable String id, CodexUsage usage, @Nullable CodexUsage thread) {
        if (thread == null) {
            return waiting != null
                    && !waiting.told
                    && waiting.usage.hasSameNumbers(usage)
                    && Objects.equals(waiting.id, id);
        }
        String name = thread.key() + ' ' + usage.key() + ' ' + id;
        if (seen.contains(name)) {
            return true;
        }
        seen.addLast(name);
        if (seen.size() > MEMORY) {
            seen.removeFirst();
        }
        return false;
    }

    /** Whether an event has just counted this usage: the event may come before its record. */
    boolean isCounted(CodexUsage usage, long time) {
        boolean same = counted != null && counted.counts(usage) && time - countedAt <= TOGETHER_MILLIS;
        counted = same ? null : counted;
        return same;
    }

    /** Returns a unique key for a request whose event has the key {@code eventKey}. */
    String key(String eventKey) {
        long before = given.stream().filter(eventKey::equals).count();
        given.add(eventKey);
        if (given.size() > MEMORY) {
            given.remove(0);
        }
        return before == 0 ? eventKey : eventKey + ':' + (before + 1);
    }

    /** Notes that an event advanced a total by this usage. */
    void advanced(CodexUsage usage, long time, boolean hadRecord) {
        given.clear();
        counted = hadRecord ? null : usage;
        countedAt = time;
        waiting = null;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("responses");
        writeList(json, "seen", seen);
        writeList(json, "given", given);
        if (counted != null) {
            json.writeStringField("counted", counted.key());
            json.writeNumberField("countedAt", countedAt);
        }
        if (waiting != null) {
            write(json, waiting);
        }
        json.writeEndObject();
    }

    /** A waiting record is handed over at the end of a read, so only the values that recognise its event are stored. */
    private static void write(JsonGenerator json, Waiting waiting) throws IOException {
        json.writeObjectFieldStart("waiting");
        json.writeStringField("usage", waiting.usage.key());
        json.writeStringField("key", waiting.key);
        writeMillis(json, "start", waiting.times.startMillis());
        writeMillis(json, "stream", waiting.times.streamMillis());
        json.writeStringField("id", waiting.id);
        json.writeEndObject();
    }

    private static void writeMillis(JsonGenerator json, String name, @Nullable Long millis) throws IOException {
        json.writeNumberField(name, millis == null ? -1 : millis);
    }

    private static void writeList(JsonGenerator json, String name, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    void read(JsonScanner json) {
        if (!json.tryEnterObject()) {
            return;
        }
        while (json.nextMember()) {
            member(json);
        }
    }

    private void member(JsonScanner json) {
        if (json.at(SEEN)) {
            seen.addAll(texts(json));
        } else if (json.at(GIVEN)) {
            given.addAll(texts(json));
        } else if (json.at(COUNTED)) {
            counted = usage(json);
        } else if (json.at(COUNTED_AT)) {
            countedAt = json.integer(0);
        } else if (json.at(WAITING)) {
            waiting = readWaiting(json);
        } else {
            json.skip();
        }
    }

    private static List<String> texts(JsonScanner json) {
        List<String> texts = new ArrayList<>();
        if (json.tryEnterArray()) {
            while (json.nextElement()) {
                String text = json.text();
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static @Nullable CodexUsage usage(JsonScanner json) {
        String text = json.text();
        return text == null ? null : CodexUsage.parse(text);
    }

    private static @Nullable Waiting readWaiting(JsonScanner json) {
        CodexUsage usage = null;
        String key = "";
        Long start = null;
        Long stream = null;
        String id = null;
        if (json.tryEnterObject()) {
            while (json.nextMember()) {
                if (json.at(USAGE)) {
                    usage = usage(json);
                } else if (json.at(KEY)) {
                    key = String.valueOf(json.text());
                } else if (json.at(START)) {
                    start = number(json);
                } else if (json.at(STREAM)) {
                    stream = number(json);
                } else if (json.at(ID)) {
                    id = json.text();
                } else {
                    json.skip();
                }
            }
        }
        return usage == null ? null : new Waiting(usage, key, new CodexTimes(0, start, stream), false, id, false, true);
    }

    private static @Nullable Long number(JsonScanner json) {
        long value = json.integer(-1);
        return value < 0 ? null : (Long) value;
    }
}
