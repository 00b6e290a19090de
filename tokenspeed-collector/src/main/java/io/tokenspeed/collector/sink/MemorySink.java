package io.tokenspeed.collector.sink;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.storage.RequestSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the latest requests in memory: for tests, and for dashboards of the host's own. Safe for use by many threads. */
public final class MemorySink implements RequestSink {
    private final int most;
    private final Map<RequestKey, Request> kept = new LinkedHashMap<>();

    /**
     * Creates a sink that keeps at most so many requests, and drops the oldest beyond.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public MemorySink(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1: " + most);
        }
        this.most = most;
    }

    @Override
    public synchronized int store(List<Request> requests) {
        for (Request request : requests) {
            kept.putIfAbsent(request.key(), request);
        }
        var oldest = kept.entrySet().iterator();
        for (int surplus = kept.size() - most; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
        return 0;
    }

    /** Returns the kept requests, oldest first. */
    public synchronized List<Request> requests() {
        return new ArrayList<>(kept.values());
    }
}
