package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.course.Act;
import io.tokenspeed.fakeprovider.course.Course;
import io.tokenspeed.fakeprovider.course.Dress;
import io.tokenspeed.fakeprovider.engine.Plan.After;
import io.tokenspeed.fakeprovider.wire.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The course of a script as far as its steps were read. */
final class ScriptCourse {
    private static final int PROMPT = 10;

    private final List<Run> runs = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private Dress dress = Dress.PLAIN;
    private After after = After.KEEP;
    private @Nullable String finish;
    private @Nullable ReportedUsage usage;
    private boolean noUsage;
    private boolean noMark;
    private boolean over;
    private boolean waited = true;
    private int burst = 1;
    private long at;

    boolean isOver() {
        return over;
    }

    void await(long nanos) {
        at += nanos;
        waited = true;
    }

    void act(Act.Kind kind, int number) {
        acts.add(new Act(kind, at, number));
    }

    void burst(int deltas) {
        burst = Math.max(1, deltas);
    }

    /** Adds deltas. The first one comes now if there was a wait before it, else as far behind the last one as the others. */
    void run(Run run, long everyNanos) {
        runs.add(run);
        at += waited ? 0 : everyNanos;
        for (int sent = 0; sent < run.count(); sent += burst) {
            at += sent == 0 ? 0 : everyNanos;
            act(Act.Kind.DELTAS, Math.min(burst, run.count() - sent));
        }
        waited = false;
    }

    void usage(ReportedUsage reported) {
        usage = reported;
    }

    void noUsage() {
        noUsage = true;
    }

    void stop(String reason) {
        finish = reason;
    }

    void noMark() {
        noMark = true;
    }

    /** Sends an error in place of an answer, with headers such as {@code retry-after=2}. */
    void status(int status, List<String> headers) {
        Map<String, String> more = new LinkedHashMap<>();
        for (String header : headers) {
            String[] parts = header.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("a header looks like retry-after=2");
            }
            more.put(parts[0], parts[1]);
        }
        dress = dress.with(more);
        act(Act.Kind.STATUS, status);
        over(After.KEEP);
    }

    /** Sends the event of an error, and ends the body. */
    void error(int status) {
        act(Act.Kind.ERROR_EVENT, status);
        act(Act.Kind.END_OF_BODY, 0);
        over(After.KEEP);
    }

    void over(After then) {
        over = true;
        after = then;
    }

    Dress dress() {
        return dress;
    }

    void dress(Dress other) {
        dress = other;
    }

    Choice choice() {
        if (!over) {
            act(noMark ? Act.Kind.END_OF_BODY : Act.Kind.ENDING, 0);
        }
        ReportedUsage known = usage == null ? ReportedUsage.of(PROMPT, count()) : usage;
        ReportedUsage reported = noUsage ? null : known;
        Course course = new Course(runs, acts, after, dress, finish, reported);
        return new Choice(course, new Answer.Labels(null, null, null), reported);
    }

    private int count() {
        return runs.stream().mapToInt(Run::count).sum();
    }
}
