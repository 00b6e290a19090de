package io.tokenspeed.collector.answer;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.model.request.ErrorKind;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** An answer that comes as a whole, later. */
public final class AnswerFuture {
    private AnswerFuture() {}

    /**
     * Returns a future for the host that ends the attempt before it completes: badly if the answer's future fails, as
     * cancelled if the host cancels it. Then the answer's future is cancelled as well.
     *
     * @param answer completes with the client's answer or error
     * @param complete ends the attempt well; does not throw
     * @param kindOf says why an error ended the attempt
     */
    public static <R> CompletableFuture<R> of(
            CompletableFuture<R> answer, Attempt attempt, Consumer<R> complete, Function<Throwable, ErrorKind> kindOf) {
        CompletableFuture<R> forHost = answer.whenComplete((whole, error) -> {
            if (error == null) {
                complete.accept(whole);
            } else {
                attempt.fail(kindOf.apply(error));
            }
        });
        var unused = forHost.whenComplete((whole, error) -> {
            if (forHost.isCancelled()) {
                attempt.cancel();
                answer.cancel(true);
            }
        });
        return forHost;
    }
}
