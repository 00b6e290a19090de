package io.tokenspeed.uploader;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.uploader.hub.HttpTransport;
import io.tokenspeed.uploader.queue.database.CrashHook;
import io.tokenspeed.uploader.queue.database.CrashPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** An uploader over fixed requests whose time passes faster, alone in a process or in the test's process. */
final class UploaderProcess implements AutoCloseable {
    static final int REQUESTS = 300;

    /** The exit code of a process that ended itself at a crash point. */
    static final int KILLED = 137;

    private static final Instant START = Bench.START;
    private static final long ROUNDS = 4_000;

    private final FakeTime time = new FakeTime(START);
    private final Uploader uploader;
    private final int requests;

    /**
     * @param requests the number of requests that exist so far
     * @param crashHook is called at every crash point
     */
    UploaderProcess(Path folder, int requests, CrashHook crashHook) {
        FakeRequests stored = requests(requests);
        this.requests = requests;
        this.uploader =
                new Uploader(UploaderOptions.builder(folder, new Environment(Map.of(), folder, folder), stored, stored)
                        .client(new ClientInfo("tokenspeed-agent", "1.4.2", "linux", "x64"))
                        .transport(new HttpTransport(Duration.ofSeconds(5)))
                        .clock(time)
                        .ticker(time::ticks)
                        .jitter(new Random())
                        .crashHook(crashHook)
                        .build());
    }

    UploaderProcess(Path folder, int requests) {
        this(folder, requests, CrashHook.NONE);
    }

    /** Ends the process without any clean-up at the point that {@code -Dts.crash} names. */
    private static void haltIfChosen(CrashPoint point) {
        if (System.getProperty("ts.crash", "").equals(point.name())) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /**
     * Arguments: the folder, the hub's address, the number of requests, and {@code enrol}, {@code rotate} or {@code
     * upload}.
     */
    public static void main(String[] arguments) throws Exception {
        try (UploaderProcess process = new UploaderProcess(
                Path.of(arguments[0]), Integer.parseInt(arguments[2]), UploaderProcess::haltIfChosen)) {
            switch (arguments[3]) {
                case "enrol" -> process.enrol(arguments[1]);
                case "rotate" -> process.uploader.control().rotateKey();
                default -> {}
            }
            System.out.println("start");
            System.out.println(process.upload() ? "done" : "not done");
        }
    }

    void enrol(String url) throws Exception {
        uploader.control().enable(url, true);
        uploader.control().enrol(new InviteToken(Bench.INVITE));
    }

    /**
     * Works until the hub has everything, or for a bounded number of rounds. Returns whether the hub has everything.
     */
    boolean upload() throws Exception {
        for (long round = 0; round < ROUNDS && !isDone(); round++) {
            time.pass(Math.min(uploader.step(), 30_000));
        }
        return isDone();
    }

    private boolean isDone() throws Exception {
        UploadStatus status = uploader.control().status();
        return status.queue().totals().sent().requests() == requests
                && status.contact().pauseCode() == null;
    }

    @Override
    public void close() {
        uploader.close();
    }

    /** The first {@code count} requests of the day before, in many buckets. */
    static FakeRequests requests(int count) {
        FakeRequests requests = new FakeRequests();
        for (int i = 0; i < count; i++) {
            Request request = TestRequests.claude("r" + i)
                    .model("m" + i % 7)
                    .tokens(TestTokens.reported(100 + i, 10 + i))
                    .at(START.minusSeconds(86_400 - i * 60L))
                    .build();
            requests.put(request);
        }
        return requests;
    }
}
