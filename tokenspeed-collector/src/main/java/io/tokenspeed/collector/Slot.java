package io.tokenspeed.collector;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one attempt. Slots are recycled. While one is open, its state tells the number of its attempt, so that
 * a handle of an earlier attempt changes nothing. Fields other than the state are plain: one thread at a time marks
 * an attempt, and the queue of ended slots hands them to the thread that stores them.
 */
final class Slot {
    /** A mark that was not made. */
    static final long NONE = Long.MIN_VALUE;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Slot.class, "state", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final Recorder recorder;

    /** Twice the number of the attempt, plus 1 while it is open. */
    @SuppressWarnings("unused") // read and written through STATE
    private volatile long state;

    @Nullable
    Call call;
    /** The wall clock at the start, in milliseconds since the epoch. */
    long startedAtMillis;
    /** Nanoseconds of the monotonic clock. */
    long startNanos;

    long contextNanos = NONE;
    final StreamMarks marks = new StreamMarks();
    long endNanos;

    @Nullable
    String responseId;

    @Nullable
    String responseModel;

    @Nullable
    String serviceTier;

    boolean fromCache;
    long costNano = NONE;
    TokenCounts tokens = TokenCounts.NONE;
    Status status = Status.OK;

    @Nullable
    ErrorKind errorKind;

    Slot(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Opens a slot that nobody else holds. */
    void open(long number) {
        STATE.setRelease(this, 2 * number + 1);
    }

    boolean isOpen(long number) {
        return (long) STATE.getAcquire(this) == 2 * number + 1;
    }

    /** Ends an attempt. Returns true for one caller only, who then owns the slot. */
    boolean end(long number) {
        return STATE.compareAndSet(this, 2 * number + 1, 2 * number);
    }

    /** Returns the number of the attempt in its recorder, which its id ends in. */
    long number() {
        return state / 2;
    }

    /** Forgets the attempt, so that the slot can be used again. */
    void clear() {
        call = null;
        contextNanos = NONE;
        marks.clear();
        responseId = null;
        responseModel = null;
        serviceTier = null;
        fromCache = false;
        costNano = NONE;
        tokens = TokenCounts.NONE;
        status = Status.OK;
        errorKind = null;
    }
}
