package io.tokenspeed.collector;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestSink;
import java.util.List;
import java.util.function.Consumer;

/** Gives requests to the sink and then to the listeners. Whatever they throw is logged. For use by one thread. */
final class Delivery {
    private static final int FAILED = -1;

    private final RequestSink sink;
    private final List<Consumer<Request>> listeners;
    private final Problems problems = new Problems();

    Delivery(RequestSink sink, List<Consumer<Request>> listeners) {
        this.sink = sink;
        this.listeners = listeners;
    }

    Problems problems() {
        return problems;
    }

    /** Returns how many requests the sink refused for good, or -1 if it failed. */
    @SuppressWarnings("CatchingUnchecked") // a sink is the host's code and may throw anything
    int store(List<Request> requests) {
        try {
            int refused = sink.store(requests);
            return Math.max(0, Math.min(refused, requests.size()));
        } catch (Throwable failure) {
            problems.tell("the sink did not store a batch of requests", failure);
            return FAILED;
        }
    }

    static boolean failed(int refused) {
        return refused == FAILED;
    }

    @SuppressWarnings("CatchingUnchecked") // listeners are the host's code and may throw anything
    void tell(List<Request> requests) {
        for (Consumer<Request> listener : listeners) {
            for (Request request : requests) {
                try {
                    listener.accept(request);
                } catch (Throwable failure) {
                    problems.tell("a listener failed", failure);
                }
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a sink is the host's code and may throw anything
    void close() {
        try {
            sink.close();
        } catch (Throwable failure) {
            problems.tell("the sink did not close", failure);
        }
    }
}
