package io.tokenspeed.collector;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestSink;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A sink that misbehaves in turn as a plan says, and then stores. Counts how often each request was stored. */
final class FaultySink implements RequestSink {
    enum Step {
        STORE,
        THROW,
        THROW_ERROR,
        REFUSE_ONE,
        REFUSE_NONSENSE,
        SLOW,
        HANG
    }

    private final List<Step> plan;
    private final CountDownLatch released = new CountDownLatch(1);
    private final Map<String, Integer> stored = new HashMap<>();
    private int calls;
    private boolean closed;

    FaultySink(Step... plan) {
        this.plan = List.of(plan);
    }

    FaultySink(List<Step> plan) {
        this.plan = List.copyOf(plan);
    }

    @Override
    public int store(List<Request> requests) throws IOException {
        Step step = calls < plan.size() ? plan.get(calls) : Step.STORE;
        calls++;
        switch (step) {
            case THROW -> throw new IOException("no");
            case THROW_ERROR -> throw new StackOverflowError();
            case HANG -> await();
            case SLOW -> spin();
            case STORE, REFUSE_ONE, REFUSE_NONSENSE -> {}
        }
        int given = step == Step.REFUSE_NONSENSE ? Integer.MIN_VALUE : step == Step.REFUSE_ONE ? 1 : 0;
        add(requests.subList(Math.max(0, given), requests.size()));
        return given;
    }

    private synchronized void add(List<Request> requests) {
        requests.forEach(request -> stored.merge(request.naturalKey(), 1, Integer::sum));
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void spin() {
        byte[] work = new byte[1 << 20];
        for (int i = 0; i < 20; i++) {
            Arrays.fill(work, (byte) i);
        }
    }

    void release() {
        released.countDown();
    }

    synchronized Map<String, Integer> stored() {
        return new HashMap<>(stored);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
