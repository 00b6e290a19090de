package io.tokenspeed.uploader;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.PredecessorQueue;
import io.tokenspeed.model.wire.ClientInfo;
import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.uploader.hub.HttpTransport;
import io.tokenspeed.uploader.queue.Connector;
import io.tokenspeed.uploader.queue.QueueLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A process with an uploader over requests that are always the same, whose time passes faster than it should. */
final class UploaderProcess {
    static final int REQUESTS = 300;
    static final Instant START = Bench.START;

    private static final long ROUNDS = 4_000;

    private UploaderProcess() {}

    /** Arguments: the folder, the hub's address, what to do: {@code enrol}, {@code rotate} or {@code upload}. */
    public static void main(String[] arguments) throws Exception {
        FakeTime time = new FakeTime(Instant.ofEpochMilli(Long.parseLong(arguments[3])));
        FakeRequests requests = requests();
        Surroundings surroundings = new Surroundings(
                Path.of(arguments[0]),
                new Environment(Map.of(), Path.of(arguments[0]), Path.of(arguments[0])),
                requests,
                requests,
                PredecessorQueue.NONE,
                new ClientInfo("tokenspeed-agent", "1.4.2", "linux", "x64"),
                Path.of(arguments[0], "anon-salt.txt"),
                new HttpTransport(Duration.ofSeconds(5)),
                Connector::sqlite,
                QueueLimits.DEFAULT,
                time,
                time::ticks,
                new SecureRandom(),
                new Random());
        try (Uploader uploader = new Uploader(surroundings)) {
            prepare(uploader, arguments);
            System.out.println("start");
            for (long round = 0; round < ROUNDS && !isDone(uploader); round++) {
                time.pass(Math.min(uploader.step(), 30_000));
            }
            System.out.println(isDone(uploader) ? "done" : "not done");
        }
    }

    private static boolean isDone(Uploader uploader) throws Exception {
        UploadStatus status = uploader.control().status();
        return status.queue().tally().sent().requests() == REQUESTS && status.held() == null;
    }

    private static void prepare(Uploader uploader, String[] arguments) throws Exception {
        if (arguments[2].equals("enrol")) {
            uploader.control().enable(arguments[1], true);
            uploader.control().enrolment().enrol(new InviteToken(Bench.INVITE));
        }
        if (arguments[2].equals("rotate")) {
            uploader.control().rotateKey();
        }
    }

    /** Requests of the day before, in many buckets. */
    static FakeRequests requests() {
        FakeRequests requests = new FakeRequests();
        for (int i = 0; i < REQUESTS; i++) {
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
