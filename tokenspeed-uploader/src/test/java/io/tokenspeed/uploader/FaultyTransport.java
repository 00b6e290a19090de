package io.tokenspeed.uploader;

import io.tokenspeed.uploader.hub.OutgoingRequest;
import io.tokenspeed.uploader.hub.Reply;
import io.tokenspeed.uploader.hub.Transport;
import java.io.IOException;
import java.util.Map;
import java.util.Random;

/** A network that fails at random: before the hub, after it, by repeating, or with an answer from another server. */
final class FaultyTransport implements Transport {
    private final Transport network;
    private final FakeTime time;
    private final Random random;
    private double rate;

    FaultyTransport(Transport network, FakeTime time, long seed, double rate) {
        this.network = network;
        this.time = time;
        this.random = new Random(seed);
        this.rate = rate;
    }

    /** Ends all failures. */
    void heal() {
        rate = 0;
    }

    @Override
    public Reply send(OutgoingRequest call) throws IOException, InterruptedException {
        if (random.nextDouble() >= rate) {
            return network.send(call);
        }
        return switch (random.nextInt(8)) {
            case 0 -> throw new IOException("refused");
            case 1 -> {
                time.pass(20_000);
                throw new IOException("black hole");
            }
            case 2 -> {
                network.send(call);
                throw new IOException("answer lost");
            }
            case 3 -> {
                network.send(call);
                yield network.send(call);
            }
            case 4 -> new Reply(200, Map.of("Content-Type", "text/html"), "<html>log in</html>");
            case 5 -> new Reply(503, Map.of("Retry-After", "30"), "");
            case 6 -> new Reply(500, Map.of(), "{\"code\":\"internal\",\"status\":500}");
            default -> {
                Reply reply = network.send(call);
                yield new Reply(
                        reply.status(),
                        reply.headers(),
                        reply.body().substring(0, reply.body().length() / 2));
            }
        };
    }
}
