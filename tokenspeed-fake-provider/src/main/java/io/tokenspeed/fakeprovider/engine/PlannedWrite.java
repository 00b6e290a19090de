package io.tokenspeed.fakeprovider.engine;

import java.util.Arrays;

/** Bytes that are sent together, and when. */
public final class PlannedWrite {
    private final long afterNanos;
    private final byte[] wire;
    private final int bodyStart;
    private final int bodyEnd;
    private final int deltas;
    private final boolean usage;

    private PlannedWrite(long afterNanos, byte[] wire, int bodyStart, int bodyEnd, int deltas, boolean usage) {
        this.afterNanos = afterNanos;
        this.wire = wire;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyEnd;
        this.deltas = deltas;
        this.usage = usage;
    }

    /**
     * Creates a write.
     *
     * @param afterNanos when, after the request arrived
     * @param before what comes before the body: the head of the response, the size of a chunk
     * @param body a part of the body
     * @param behind what ends a chunk
     */
    public static PlannedWrite of(long afterNanos, byte[] before, byte[] body, byte[] behind) {
        byte[] wire = Arrays.copyOf(before, before.length + body.length + behind.length);
        int end = before.length + body.length;
        System.arraycopy(body, 0, wire, before.length, body.length);
        System.arraycopy(behind, 0, wire, end, behind.length);
        return new PlannedWrite(afterNanos, wire, before.length, end, 0, false);
    }

    /** Returns this write with so many deltas that begin in it. */
    public PlannedWrite deltas(int count) {
        return new PlannedWrite(afterNanos, wire, bodyStart, bodyEnd, count, usage);
    }

    /** Returns this write, which tells the usage of the whole answer if {@code tells} is true. */
    public PlannedWrite usage(boolean tells) {
        return new PlannedWrite(afterNanos, wire, bodyStart, bodyEnd, deltas, tells);
    }

    /** Returns a part of this write, at another instant. The first part has the deltas, the last one the usage. */
    public PlannedWrite part(int from, int to, long atNanos) {
        int start = Math.min(Math.max(bodyStart, from), to) - from;
        int end = Math.max(Math.min(bodyEnd, to), from + start) - from;
        boolean last = to == wire.length;
        byte[] bytes = Arrays.copyOfRange(wire, from, to);
        return new PlannedWrite(atNanos, bytes, start, end, from == 0 ? deltas : 0, usage && last);
    }

    /** Returns when it is sent, after the request arrived. */
    public long afterNanos() {
        return afterNanos;
    }

    byte[] wire() {
        return wire;
    }

    /** Returns how many bytes are sent. */
    public int length() {
        return wire.length;
    }

    /** Adds the part that is the body to a copy. */
    public void addBodyTo(BodyRecorder recorder) {
        recorder.add(wire, bodyStart, bodyEnd - bodyStart);
    }

    /** Returns how many deltas begin in it. */
    public int deltas() {
        return deltas;
    }

    /** Returns whether it tells the usage of the whole answer. */
    public boolean hasUsage() {
        return usage;
    }
}
