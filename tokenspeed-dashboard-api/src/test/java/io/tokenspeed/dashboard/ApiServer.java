package io.tokenspeed.dashboard;

import io.tokenspeed.dashboard.live.LiveFeed;
import io.tokenspeed.dashboard.live.LiveServlet;
import io.tokenspeed.dashboard.session.ListedSessionsResource;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.server.assembly.HttpServer;
import io.tokenspeed.testkit.fixture.TestClient;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The API and its live feed on a free port over a storage in memory. */
public final class ApiServer implements AutoCloseable {
    private static final int KEPT_EVENTS = 100;

    private final InMemoryLocalStorage storage;
    private final LiveFeed feed = new LiveFeed("run", KEPT_EVENTS);
    private final HttpServer server;

    private ApiServer(Instant now, Pricing pricing) {
        storage = new InMemoryLocalStorage(pricing);
        TestFacts facts = new TestFacts(now);
        List<Object> resources = new ArrayList<>(DashboardApi.components(storage.dashboard(), facts));
        resources.add(new ListedSessionsResource(storage.dashboard(), facts, () -> pricing));
        server = HttpServer.builder("api")
                .resources("api", "/api/*", resources)
                .servlet("live", new LiveServlet(feed), "/api/live")
                .build();
    }

    /** Starts a server that knows some requests. */
    public static ApiServer start(Request... requests) throws IOException {
        return startAt(TestRequests.NOON, requests);
    }

    /** Starts a server whose clock stands still and that knows some requests. */
    public static ApiServer startAt(Instant now, Request... requests) throws IOException {
        return startPriced(now, Pricing.NONE, requests);
    }

    /** Starts a server that computes the costs of some requests. */
    public static ApiServer startPriced(Instant now, Pricing pricing, Request... requests) throws IOException {
        ApiServer started = new ApiServer(now, pricing);
        started.server.start();
        Iterator<ImportBatch> batches =
                List.of(new ImportBatch(List.of(requests), List.of())).iterator();
        try (ImportWriter writer = started.storage.beginImport()) {
            writer.commit(() -> batches.hasNext() ? batches.next() : null);
        }
        return started;
    }

    /** The port that it listens at. */
    public int port() {
        return server.port();
    }

    /** Sends a request. */
    public TestClient client() {
        return new TestClient(port());
    }

    /** The feed of its live readers. */
    public LiveFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
