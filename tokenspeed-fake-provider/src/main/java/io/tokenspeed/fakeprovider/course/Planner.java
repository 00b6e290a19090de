package io.tokenspeed.fakeprovider.course;

import io.tokenspeed.fakeprovider.course.Dress.Framing;
import io.tokenspeed.fakeprovider.engine.Plan;
import io.tokenspeed.fakeprovider.engine.Plan.After;
import io.tokenspeed.fakeprovider.engine.PlannedWrite;
import io.tokenspeed.fakeprovider.wire.FakeReply;
import io.tokenspeed.fakeprovider.wire.WireForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans the bytes of answers. */
public final class Planner {
    private static final String JSON = "application/json";
    private static final int OVERLOADED = 503;

    private Planner() {}

    /** Plans the answer to a request in the form of its API. */
    public static Plan plan(Course course, FakeReply reply, WireForm form) {
        if (course.acts().isEmpty()) {
            return new Plan(List.of(), course.after());
        }
        Act first = course.acts().get(0);
        if (first.is(Act.Kind.STATUS)) {
            return error(course, first.number(), first.atNanos(), form);
        }
        if (first.is(Act.Kind.GARBAGE)) {
            byte[] garbage = Garbage.text(first.number()).getBytes(StandardCharsets.UTF_8);
            byte[] none = HttpText.NOTHING;
            return new Plan(List.of(PlannedWrite.of(first.atNanos(), garbage, none, none)), After.CLOSE);
        }
        return reply.asked().stream() ? new StreamPlan(course, reply, form).plan() : whole(course, reply, form);
    }

    private static Plan error(Course course, int status, long atNanos, WireForm form) {
        Map<String, String> headers = course.dress().headers();
        Plan plan = document(status, form.error(status), atNanos, Dress.PLAIN.with(headers));
        return new Plan(plan.writes(), course.after());
    }

    /** Plans a JSON document that is sent at once. */
    public static Plan document(int status, String json) {
        return document(status, json, 0, Dress.PLAIN);
    }

    private static Plan document(int status, String json, long atNanos, Dress dress) {
        Dress framed = dress.with(Framing.LENGTH);
        byte[] body = new Packing(framed).end(json);
        HttpText http = new HttpText(framed);
        List<PlannedWrite> writes = new ArrayList<>();
        http.add(http.write(atNanos, http.head(status, JSON, body.length), body, true), writes);
        return new Plan(writes, After.KEEP);
    }

    /** Plans an answer that comes as a whole when the last act would. */
    private static Plan whole(Course course, FakeReply reply, WireForm form) {
        long at = course.lastNanos();
        if (course.has(Act.Kind.ERROR_EVENT)) {
            return error(course, OVERLOADED, at, form);
        }
        boolean complete = course.has(Act.Kind.ENDING);
        if (course.after() == After.HANG && !complete) {
            return new Plan(List.of(), After.HANG);
        }
        Dress dress = course.dress().with(Framing.LENGTH);
        byte[] body = new Packing(dress).end(form.whole(reply));
        byte[] sent = complete ? body : java.util.Arrays.copyOf(body, body.length / 2);
        HttpText http = new HttpText(dress);
        byte[] head = http.head(200, JSON, course.after() == After.KEEP ? sent.length : body.length);
        List<PlannedWrite> writes = new ArrayList<>();
        http.add(http.write(at, head, sent, true).usage(complete && form.reports(reply)), writes);
        return new Plan(writes, course.after());
    }
}
