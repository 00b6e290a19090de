package io.tokenspeed.adapter.anthropic;

import com.anthropic.core.http.StreamResponse;
import io.tokenspeed.collector.answer.AnswerFollower;
import io.tokenspeed.collector.answer.AnswerIterator;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stream of the blocking client that tells a follower what the host reads, and when. */
final class MeteredStream<T> implements StreamResponse<T> {
    private final StreamResponse<T> answer;
    private final AnswerFollower<? super T> follower;

    MeteredStream(StreamResponse<T> answer, AnswerFollower<? super T> follower) {
        this.answer = answer;
        this.follower = follower;
    }

    @Override
    public Stream<T> stream() {
        Stream<T> parts = answer.stream();
        Iterator<T> heard = new AnswerIterator<>(parts.iterator(), follower);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(heard, Spliterator.ORDERED), false)
                .onClose(parts::close);
    }

    /** Reports first, because closing can make a thread that reads fail. */
    @Override
    public void close() {
        follower.closed();
        answer.close();
    }
}
