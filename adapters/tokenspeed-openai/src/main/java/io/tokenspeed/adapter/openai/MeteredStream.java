package io.tokenspeed.adapter.openai;

import com.openai.core.http.StreamResponse;
import io.tokenspeed.collector.answer.AnswerIterator;
import io.tokenspeed.collector.answer.AnswerListener;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stream of the blocking client that tells a listener what the host reads, and when. */
final class MeteredStream<T> implements StreamResponse<T> {
    private final StreamResponse<T> answer;
    private final AnswerListener<? super T> listener;

    MeteredStream(StreamResponse<T> answer, AnswerListener<? super T> listener) {
        this.answer = answer;
        this.listener = listener;
    }

    @Override
    public Stream<T> stream() {
        Stream<T> parts = answer.stream();
        Iterator<T> heard = new AnswerIterator<>(parts.iterator(), listener);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(heard, Spliterator.ORDERED), false)
                .onClose(parts::close);
    }

    /** Reports first, because closing can make a thread that reads fail. */
    @Override
    public void close() {
        listener.closed();
        answer.close();
    }
}
