package io.tokenspeed.collector;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get an answer from a model. Any thread may call it, one at a time. The first end counts; whatever comes
 * later is ignored. No method waits or throws. An attempt that never ends is not recorded, and harms nobody.
 *
 * <pre>{@code
 * try (Attempt attempt = recorder.start("openai", "gpt-5.5")) {
 *     String prompt = build(question);
 *     attempt.contextReady();
 *     for (Delta delta : client.stream(prompt)) {
 *         attempt.chunk();
 *         show(delta);
 *     }
 *     attempt.complete(Usage.inclusive(1000, 900, 61, 20));
 * }
 * }</pre>
 */
public final class Attempt implements AutoCloseable {
    private final Slot slot;
    private final long number;

    Attempt(Slot slot, long number) {
        this.slot = slot;
        this.number = number;
    }

    /** Marks t0: the prompt is built and the request goes out. Without this mark t0 is the start. */
    public void contextReady() {
        if (slot.isOpen(number)) {
            slot.contextNanos = slot.recorder.nanos();
        }
    }

    /** Marks t1 for hosts that see the first token only. Hosts that see all chunks call {@link #chunk} instead. */
    public void firstToken() {
        if (slot.isOpen(number)) {
            slot.marks.seen(slot.recorder.nanos());
        }
    }

    /** Marks a non-empty delta of reasoning. */
    public void reasoningChunk() {
        if (slot.isOpen(number)) {
            slot.marks.chunk(slot.recorder.nanos(), false);
        }
    }

    /** Marks a non-empty delta of the answer or of a tool call. */
    public void chunk() {
        if (slot.isOpen(number)) {
            slot.marks.chunk(slot.recorder.nanos(), true);
        }
    }

    /** Says who answered: the provider's id of the response, the answering model, the service tier; null where unknown. */
    public void answeredBy(@Nullable String responseId, @Nullable String model, @Nullable String serviceTier) {
        if (slot.isOpen(number)) {
            slot.responseId = responseId != null ? responseId : slot.responseId;
            slot.responseModel = model != null ? model : slot.responseModel;
            slot.serviceTier = serviceTier != null ? serviceTier : slot.serviceTier;
        }
    }

    /** Says that a cache of the host answered. */
    public void fromCache() {
        if (slot.isOpen(number)) {
            slot.fromCache = true;
        }
    }

    /** Says what the attempt cost in nano-dollars, where the provider states it. */
    public void cost(long nanoUsd) {
        if (slot.isOpen(number)) {
            slot.costNano = nanoUsd;
        }
    }

    /** Ends the attempt well. {@link Usage} makes the counts. */
    public void complete(TokenCounts usage) {
        end(Status.OK, null, usage);
    }

    /** Ends the attempt well, with tokens of the prompt and of the answer, where no cache is involved. */
    public void complete(long input, long output) {
        end(Status.OK, null, Usage.exclusive(input, 0, 0, 0, output));
    }

    /** Ends the attempt badly. */
    public void fail(ErrorKind kind) {
        end(Status.FAILED, kind, Usage.MISSING);
    }

    /** Ends the attempt badly, after the provider reported usage. */
    public void fail(ErrorKind kind, TokenCounts usage) {
        end(Status.FAILED, kind, usage);
    }

    /** Ends the attempt because the user no longer wants the answer. */
    public void cancel() {
        end(Status.CANCELLED, null, Usage.MISSING);
    }

    /** As {@link #cancel()}, after the provider reported usage. */
    public void cancel(TokenCounts usage) {
        end(Status.CANCELLED, null, usage);
    }

    /** The natural key of the attempt, which is unique among all attempts of its tool. */
    public String id() {
        return slot.recorder.id(number);
    }

    /** Fails with {@link ErrorKind#OTHER} unless the attempt has ended: for {@code try} with resources. */
    @Override
    public void close() {
        fail(ErrorKind.OTHER);
    }

    @SuppressWarnings("ConstantValue") // hosts are not bound to our annotations, and nothing may throw at them
    private void end(Status status, @Nullable ErrorKind kind, TokenCounts usage) {
        long now = slot.recorder.nanos();
        if (slot.end(number)) {
            slot.endNanos = now;
            slot.status = status;
            slot.errorKind = status == Status.FAILED && kind == null ? ErrorKind.OTHER : kind;
            slot.tokens = usage == null ? Usage.MISSING : usage;
            slot.recorder.ended(slot);
        }
    }
}
