package io.tokenspeed.sources.engine;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Descent;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read of a file so far, growing.
 *
 * @param requests requests in the order of the file
 * @param descents which threads began with a copy of which
 * @param sessions which sessions other sessions started
 * @param limits what the tool reported about its limits
 */
record ReadFacts(
        List<Request> requests, List<Descent> descents, List<SessionDetail> sessions, List<LimitReport> limits) {
    static ReadFacts none() {
        return new ReadFacts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(ReadFacts others) {
        requests.addAll(others.requests);
        descents.addAll(others.descents);
        sessions.addAll(others.sessions);
        limits.addAll(others.limits);
    }
}
