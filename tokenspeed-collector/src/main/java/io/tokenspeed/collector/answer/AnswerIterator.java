package io.tokenspeed.collector.answer;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a streamed answer, reported to a follower when they arrive and before the host gets them.
 *
 * @param <T> the client's type of a part of the answer
 */
public final class AnswerIterator<T> implements Iterator<T> {
    private final Iterator<T> parts;
    private final AnswerFollower<? super T> follower;
    private @Nullable T next;

    public AnswerIterator(Iterator<T> parts, AnswerFollower<? super T> follower) {
        this.parts = parts;
        this.follower = follower;
    }

    /** Waits for the next part. */
    @Override
    public boolean hasNext() {
        while (next == null) {
            T part = read();
            if (part == null) {
                follower.ended();
                return false;
            }
            next = follower.heard(part) ? part : null;
        }
        return true;
    }

    private @Nullable T read() {
        try {
            return parts.hasNext() ? parts.next() : null;
        } catch (RuntimeException | Error e) {
            follower.failed(e);
            throw e;
        }
    }

    @Override
    public T next() {
        T part = hasNext() ? next : null;
        if (part == null) {
            throw new NoSuchElementException("the answer has ended");
        }
        next = null;
        return part;
    }

    /** Gives the host all that is left. A host that throws wants no more. */
    @Override
    public void forEachRemaining(Consumer<? super T> host) {
        while (hasNext()) {
            T part = next();
            try {
                host.accept(part);
            } catch (RuntimeException | Error e) {
                follower.closed();
                throw e;
            }
        }
    }
}
