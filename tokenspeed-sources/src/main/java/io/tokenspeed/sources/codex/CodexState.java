package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The state of reading a rollout: values of earlier records that apply to later ones. */
final class CodexState {
    private static final Key MODEL = Key.of("model");
    private static final Key PROVIDER = Key.of("provider");
    private static final Key CWD = Key.of("cwd");
    private static final Key TIER = Key.of("tier");
    private static final Key START = Key.of("start");
    private static final Key WAITING = Key.of("waiting");
    private static final Key REASONED = Key.of("reasoned");
    private static final Key OUTPUT = Key.of("output");
    private static final Key TOTALS = Key.of("totals");
    private static final Key FAMILY = Key.of("family");
    private static final Key REPLAY = Key.of("replay");
    private static final Key RESPONSES = Key.of("responses");

    final CodexFamily family = new CodexFamily();
    final CodexReplay replay = new CodexReplay();
    final CodexStreams streams = new CodexStreams();
    final CodexResponses responses = new CodexResponses();

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
    /** Whether a request was sent whose usage has not come yet. */
    boolean waiting;

    /**
     * When the reasoning of the current response ended, in milliseconds since the epoch; null if the log shows none, or
     * more after the first output.
     */
    private @Nullable Long reasoned;
    /** When the latest output of the current response was written, in milliseconds since the epoch. */
    private @Nullable Long output;

    /** Notes that a request was sent. */
    void ask(@Nullable Long time) {
        start = time;
        waiting = true;
        reasoned = output = null;
    }

    /** Notes the output of a tool: a request follows, unless a response is still being written. */
    void toolEnded(@Nullable Long time) {
        if (output == null) {
            ask(time);
        }
    }

    /** Notes that the usage of a request came, or will never come. */
    void answered(long time) {
        start = time;
        waiting = false;
        reasoned = output = null;
    }

    /** Notes the end of reasoning in a response. */
    void reasoned(@Nullable Long time) {
        reasoned = output == null ? time : null;
    }

    /** Notes a part of an answer or a call of a tool. */
    void output(@Nullable Long time) {
        output = time == null ? output : time;
    }

    /** Returns the milliseconds from the end of the reasoning to the latest output; null where either is unknown. */
    @Nullable
    Long streamMillis() {
        return reasoned == null || output == null || output < reasoned ? null : (Long) (output - reasoned);
    }

    /** Returns the times of an attempt that ended at a time in milliseconds since the epoch. */
    CodexTimes times(long atMillis) {
        return new CodexTimes(atMillis, start, streamMillis());
    }

    void write(JsonGenerator json) throws IOException {
        family.write(json);
        replay.write(json);
        streams.write(json);
        responses.write(json);
        json.writeStringField("model", model);
        json.writeStringField("provider", provider);
        json.writeStringField("cwd", cwd);
        json.writeStringField("tier", tier);
        json.writeNumberField("start", start == null ? -1 : start);
        json.writeBooleanField("waiting", waiting);
        json.writeNumberField("reasoned", reasoned == null ? -1 : reasoned);
        json.writeNumberField("output", output == null ? -1 : output);
    }

    void read(JsonScanner json) {
        json.enterObject();
        while (json.nextMember()) {
            if (!part(json)) {
                member(json);
            }
        }
    }

    private boolean part(JsonScanner json) {
        if (json.at(FAMILY)) {
            family.read(json);
        } else if (json.at(REPLAY)) {
            replay.read(json);
        } else if (json.at(TOTALS)) {
            streams.read(json);
        } else if (json.at(RESPONSES)) {
            responses.read(json);
        } else {
            return false;
        }
        return true;
    }

    private void member(JsonScanner json) {
        if (json.at(MODEL)) {
            model = json.text();
        } else if (json.at(PROVIDER)) {
            provider = json.text();
        } else if (json.at(CWD)) {
            cwd = json.text();
        } else if (json.at(TIER)) {
            tier = json.text();
        } else if (json.at(START)) {
            start = time(json);
        } else if (json.at(REASONED)) {
            reasoned = time(json);
        } else if (json.at(OUTPUT)) {
            output = time(json);
        } else if (json.at(WAITING)) {
            waiting = json.bool();
        } else {
            json.skip();
        }
    }

    private static @Nullable Long time(JsonScanner json) {
        long value = json.integer(-1);
        return value < 0 ? null : (Long) value;
    }
}
