package io.tokenspeed.uploader;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.MockHub;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.uploader.hub.OutgoingRequest;
import io.tokenspeed.uploader.hub.Reply;
import io.tokenspeed.uploader.hub.Transport;
import io.tokenspeed.uploader.queue.QueueLimits;
import io.tokenspeed.uploader.queue.database.Connector;
import io.tokenspeed.uploader.queue.ledger.DeliveryTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An uploader between requests in memory and a mock hub, on clocks that stand still until they are moved. Every test
 * gets its own, in a folder that is deleted afterwards.
 */
final class Bench implements BeforeEachCallback, AfterEachCallback {
    static final Instant START = Instant.parse("2026-03-10T12:00:00Z");
    static final String HUB = "http://127.0.0.1:1";
    static final String INVITE = "tsi_AQIDBAUGBwgJCgsM.wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t8";
    static final long MINUTE = 60_000;

    final FakeTime time = new FakeTime(START);
    final FakeTime hubTime = new FakeTime(START);
    final FakeRequests requests = new FakeRequests();
    final MockHub hub = new MockHub(() -> hubTime().millis() / 1000);
    Path folder = MemoryFolder.make();
    PredecessorQueue predecessor = PredecessorQueue.NONE;
    final Map<String, String> variables = new HashMap<>();
    Transport transport = this::direct;
    Connector connector = Connector::sqlite;
    QueueLimits limits = QueueLimits.DEFAULT;
    Uploader uploader;
    private final Path root = folder;
    private final boolean enrols;
    private final List<Long> sentAt = new ArrayList<>();
    private int made;

    Bench() {
        this(false);
    }

    private Bench(boolean enrols) {
        this.enrols = enrols;
        hub.invite(INVITE, 50);
        uploader = open();
    }

    /** A bench whose user agreed to sending and whose device is known to the hub before a test begins. */
    static Bench enrolled() {
        return new Bench(true);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (enrols) {
            enrol();
        }
    }

    private FakeTime hubTime() {
        return hubTime;
    }

    Uploader open() {
        return new Uploader(options());
    }

    private UploaderOptions options() {
        return UploaderOptions.builder(folder, new Environment(variables, folder, folder), requests, requests)
                .predecessor(predecessor)
                .client(new ClientInfo("tokenspeed-agent", "1.4.2", "linux", "x64"))
                .transport(call -> transport.send(call))
                .connector(path -> connector.open(path))
                .limits(limits)
                .clock(time)
                .ticker(time::ticks)
                .jitter(new Random(7))
                .build();
    }

    /** Closes the uploader and opens another one on the same folder. */
    void restart() {
        uploader.close();
        uploader = open();
    }

    /** The most requests that were sent within any five minutes. */
    long busiestFiveMinutes() {
        return sentAt.stream()
                .mapToLong(from -> sentAt.stream()
                        .filter(at -> at >= from && at < from + 5 * MINUTE)
                        .count())
                .max()
                .orElse(0);
    }

    /** Hands a call to the hub without a network. */
    Reply direct(OutgoingRequest call) throws IOException {
        sentAt.add(time.ticks());
        Map<String, List<String>> headers = new HashMap<>();
        call.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        String query = call.uri().getRawQuery();
        HubReply reply = hub.handle(new HubCall(
                call.method(),
                call.uri().getRawPath(),
                query == null ? "" : query,
                headers,
                call.body().bytes()));
        return new Reply(reply.status(), reply.headers(), reply.body());
    }

    /** Agrees to sending, and makes the device known to the hub. */
    void enrol() throws Exception {
        uploader.control().enable(HUB, false);
        uploader.control().enrol(new InviteToken(INVITE));
    }

    String deviceId() throws IOException {
        return Objects.requireNonNull(uploader.control().status().device()).id();
    }

    /** Moves the clocks of the uploader and of the hub. */
    void pass(long millis) {
        time.pass(millis);
        hubTime.pass(millis);
    }

    /** Records a request that ends now. */
    Request record() {
        return record("m" + made % 3);
    }

    Request record(String model) {
        Request request = request(model).build();
        requests.put(request);
        return request;
    }

    RequestBuilder request(String model) {
        made++;
        return TestRequests.timed("r" + made, 50 + made % 17, 2_000 + made % 1_000)
                .tokens(TestTokens.reported(100 + made % 13, 50 + made % 17))
                .model(model)
                .at(time.instant());
    }

    /** Runs every step that is due within {@code millis} milliseconds. */
    void run(long millis) {
        long end = time.ticks() + millis;
        while (time.ticks() < end) {
            long wait = uploader.step();
            pass(Math.max(1, Math.min(wait, end - time.ticks())));
        }
    }

    DeliveryTotals tally() throws IOException {
        return uploader.control().status().queue().totals();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        uploader.close();
        hub.close();
        MemoryFolder.remove(root);
    }
}
