package io.tokenspeed.adapter.openai;

import com.openai.core.http.AsyncStreamResponse;
import io.tokenspeed.collector.answer.AnswerFollower;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A stream of the asynchronous client that tells a follower what arrives, and when. */
final class MeteredAsyncStream<T> implements AsyncStreamResponse<T> {
    private final AsyncStreamResponse<T> answer;
    private final AnswerFollower<? super T> follower;

    MeteredAsyncStream(AsyncStreamResponse<T> answer, AnswerFollower<? super T> follower) {
        this.answer = answer;
        this.follower = follower;
        var unused = answer.onCompleteFuture().whenComplete((none, error) -> ended(error));
    }

    /** Sees the end of a stream that nobody subscribes to. */
    private void ended(@Nullable Throwable error) {
        if (error == null) {
            follower.closed();
        } else {
            follower.failed(error);
        }
    }

    @Override
    public AsyncStreamResponse<T> subscribe(Handler<? super T> handler) {
        answer.subscribe(new Heard(handler));
        return this;
    }

    @Override
    public AsyncStreamResponse<T> subscribe(Handler<? super T> handler, Executor executor) {
        answer.subscribe(new Heard(handler), executor);
        return this;
    }

    @Override
    public CompletableFuture<Void> onCompleteFuture() {
        return answer.onCompleteFuture();
    }

    /** Reports first, because closing can make the thread that reads fail. */
    @Override
    public void close() {
        follower.closed();
        answer.close();
    }

    /** Listens before the host's handler does. */
    private final class Heard implements Handler<T> {
        private final Handler<? super T> host;

        Heard(Handler<? super T> host) {
            this.host = host;
        }

        @Override
        public void onNext(T part) {
            if (!follower.heard(part)) {
                return;
            }
            try {
                host.onNext(part);
            } catch (RuntimeException | Error e) {
                follower.closed();
                throw e;
            }
        }

        @Override
        public void onComplete(Optional<Throwable> error) {
            error.ifPresentOrElse(follower::failed, follower::ended);
            host.onComplete(error);
        }
    }
}
