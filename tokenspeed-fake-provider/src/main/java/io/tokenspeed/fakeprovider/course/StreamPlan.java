package io.tokenspeed.fakeprovider.course;

import io.tokenspeed.fakeprovider.course.Dress.Framing;
import io.tokenspeed.fakeprovider.engine.Plan;
import io.tokenspeed.fakeprovider.engine.Plan.After;
import io.tokenspeed.fakeprovider.engine.PlannedWrite;
import io.tokenspeed.fakeprovider.wire.FakeReply;
import io.tokenspeed.fakeprovider.wire.StreamText;
import io.tokenspeed.fakeprovider.wire.WireForm;
import java.util.ArrayList;
import java.util.List;

/** Plans the writes of one answer that is streamed. */
final class StreamPlan {
    private final Course course;
    private final WireForm form;
    private final FakeReply reply;
    private final StreamText text;
    private final Packing packing;
    private final List<Piece> pieces = new ArrayList<>();
    private int nextDelta;

    /** A part of the body. */
    private static final class Piece {
        private final Act act;
        private final byte[] bytes;
        private final int deltas;

        Piece(Act act, byte[] bytes, int deltas) {
            this.act = act;
            this.bytes = bytes;
            this.deltas = deltas;
        }

        boolean isLast() {
            return act.is(Act.Kind.ENDING) || act.is(Act.Kind.END_OF_BODY);
        }
    }

    StreamPlan(Course course, FakeReply reply, WireForm form) {
        this.course = course;
        this.form = form;
        this.reply = reply;
        text = form.stream(reply);
        packing = new Packing(course.dress());
    }

    Plan plan() {
        String opening = text.opening();
        for (Act act : course.acts()) {
            int before = nextDelta;
            String content = opening + content(act);
            opening = "";
            boolean last = act.is(Act.Kind.ENDING) || act.is(Act.Kind.END_OF_BODY);
            byte[] bytes = last ? packing.end(content) : packing.text(content);
            pieces.add(new Piece(act, bytes, nextDelta - before));
        }
        boolean closes = course.dress().framing() == Framing.UNTIL_CLOSED && course.after() == After.KEEP;
        return new Plan(writes(), closes ? After.CLOSE : course.after());
    }

    private String content(Act act) {
        return switch (act.kind()) {
            case OPENING, END_OF_BODY, HALF_HEAD, STATUS -> "";
            case DELTAS -> deltas(act.number());
            case HALF_DELTA ->
                text.deltas().isEmpty()
                        ? ""
                        : text.deltas().get(Math.min(nextDelta, text.deltas().size() - 1));
            case PING -> form.ping();
            case GARBAGE -> Garbage.text(act.number());
            case ERROR_EVENT -> form.errorEvent(act.number());
            case ENDING -> deltas(text.deltas().size() - nextDelta) + text.ending();
        };
    }

    private String deltas(int count) {
        int end = Math.min(text.deltas().size(), nextDelta + count);
        String content = String.join("", text.deltas().subList(nextDelta, end));
        nextDelta = end;
        return content;
    }

    private List<PlannedWrite> writes() {
        HttpText http = new HttpText(course.dress());
        List<PlannedWrite> writes = new ArrayList<>();
        byte[] head = http.head(200, form.streamType(), length());
        for (Piece piece : pieces) {
            PlannedWrite write = http.write(piece.act.atNanos(), head, piece.bytes, piece.isLast())
                    .deltas(piece.deltas)
                    .usage(piece.act.is(Act.Kind.ENDING) && form.reports(reply));
            http.add(half(piece.act, write, head.length), writes);
            head = HttpText.NOTHING;
        }
        return writes;
    }

    private static PlannedWrite half(Act act, PlannedWrite write, int headLength) {
        if (act.is(Act.Kind.HALF_HEAD)) {
            return write.part(0, headLength / 2, act.atNanos());
        }
        return act.is(Act.Kind.HALF_DELTA) ? write.part(0, write.length() / 2, act.atNanos()) : write;
    }

    /** Returns the length of the body, which is announced a byte too long where the body has no end. */
    private long length() {
        long sum = pieces.stream().mapToLong(piece -> piece.bytes.length).sum();
        return pieces.stream().anyMatch(Piece::isLast) ? sum : sum + 1;
    }
}
