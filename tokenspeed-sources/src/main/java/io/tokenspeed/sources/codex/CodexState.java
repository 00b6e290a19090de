package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What the records of a rollout so far say about the ones that follow. */
final class CodexState {
    private static final Key THREAD = Key.of("thread");
    private static final Key FORKED_FROM = Key.of("forkedFrom");
    private static final Key MODEL = Key.of("model");
    private static final Key PROVIDER = Key.of("provider");
    private static final Key CWD = Key.of("cwd");
    private static final Key TIER = Key.of("tier");
    private static final Key START = Key.of("start");
    private static final Key WAITING = Key.of("waiting");
    private static final Key HEADS = Key.of("heads");
    private static final Key TOTAL = Key.of("total");
    private static final int HEAD_COUNT = 32;

    @Nullable
    String thread;

    @Nullable
    String forkedFrom;

    @Nullable
    String model;

    @Nullable
    String provider;

    @Nullable
    String cwd;

    @Nullable
    String tier;

    @Nullable
    Long start;
    /** Whether something was asked that no usage has answered yet. */
    boolean waiting;
    /** The latest cumulative total, for events that leave out what the last request added. */
    @Nullable
    CodexUsage total;
    /** Cumulative totals seen lately. A rollout may hold several streams, each with totals of its own. */
    private final Deque<String> heads = new ArrayDeque<>();

    /** Notes a cumulative total; false when it was told before, which means that no request was added. */
    boolean advance(CodexUsage cumulative) {
        String head = cumulative.key();
        if (heads.contains(head)) {
            return false;
        }
        heads.addLast(head);
        if (heads.size() > HEAD_COUNT) {
            heads.removeFirst();
        }
        return true;
    }

    /** Notes that a request was sent. */
    void ask(@Nullable Long time) {
        start = time;
        waiting = true;
    }

    /** Notes that usage came, or that none will come. */
    void answered(long time) {
        start = time;
        waiting = false;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("thread", thread);
        json.writeStringField("forkedFrom", forkedFrom);
        json.writeStringField("model", model);
        json.writeStringField("provider", provider);
        json.writeStringField("cwd", cwd);
        json.writeStringField("tier", tier);
        json.writeNumberField("start", start == null ? -1 : start);
        json.writeBooleanField("waiting", waiting);
        json.writeArrayFieldStart("heads");
        for (String head : heads) {
            json.writeString(head);
        }
        json.writeEndArray();
        if (total != null) {
            writeTotal(json, total);
        }
    }

    private static void writeTotal(JsonGenerator json, CodexUsage total) throws IOException {
        json.writeObjectFieldStart("total");
        json.writeNumberField("input_tokens", total.input());
        json.writeNumberField("cached_input_tokens", total.cached());
        json.writeNumberField("cache_write_input_tokens", total.written());
        json.writeNumberField("output_tokens", total.output());
        json.writeNumberField("reasoning_output_tokens", total.reasoning());
        json.writeNumberField("total_tokens", total.total());
        json.writeEndObject();
    }

    void read(JsonScanner json) {
        json.enterObject();
        while (json.nextMember()) {
            member(json);
        }
    }

    private void member(JsonScanner json) {
        if (json.at(THREAD)) {
            thread = json.text();
        } else if (json.at(FORKED_FROM)) {
            forkedFrom = json.text();
        } else if (json.at(MODEL)) {
            model = json.text();
        } else if (json.at(PROVIDER)) {
            provider = json.text();
        } else if (json.at(CWD)) {
            cwd = json.text();
        } else if (json.at(TIER)) {
            tier = json.text();
        } else if (json.at(START)) {
            long value = json.integer(-1);
            start = value < 0 ? null : (Long) value;
        } else if (json.at(TOTAL)) {
            total = CodexUsage.read(json);
        } else if (json.at(WAITING)) {
            waiting = json.bool();
        } else if (json.at(HEADS)) {
            readHeads(json);
        } else {
            json.skip();
        }
    }

    private void readHeads(JsonScanner json) {
        if (!json.tryEnterArray()) {
            return;
        }
        while (json.nextElement()) {
            String head = json.text();
            if (head != null) {
                heads.addLast(head);
            }
        }
    }
}
