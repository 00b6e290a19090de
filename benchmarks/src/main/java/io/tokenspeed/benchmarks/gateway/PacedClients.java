package io.tokenspeed.benchmarks.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients that hold streams open at the same time, and compare when events were sent with when they arrived. */
final class PacedClients {
    private static final String BODY = "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"" + "word ".repeat(200) + "\"}]}";
    private static final byte[] REQUEST = ("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type:"
                    + " application/json\r\nAuthorization: Bearer none\r\nContent-Length: " + BODY.length()
                    + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);
    private static final String STAMP = "\"content\":\"";

    private final int port;
    private final int events;
    /** How long one answer takes; the clients begin spread over it, as clients do who know nothing of each other. */
    private final Duration cycle;

    private final Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
    private int lost;

    private PacedClients(int port, Pace pace) {
        this.port = port;
        this.events = pace.events();
        this.cycle = pace.first().plus(pace.gap().multipliedBy(pace.events() - 1L));
    }

    /**
     * What was added on the way, in nanoseconds.
     *
     * @param first to the request and the first event of each stream together
     * @param each to each later event
     */
    record Heard(List<Long> first, List<Long> each) {}

    /**
     * What became of a turn.
     *
     * @param heard what was added
     * @param lost how many streams ended early or without an event
     */
    record Turn(Heard heard, int lost) {}

    /** Streams for a while: each client asks again as soon as its answer is complete, until the time is over. */
    static Turn run(int port, int clients, Pace pace, Duration time) throws IOException {
        PacedClients all = new PacedClients(port, pace);
        all.run(clients, time);
        return new Turn(all.heard, all.lost);
    }

    private static final class Client {
        private final SocketChannel channel;
        private final ChunkedAnswer answer = new ChunkedAnswer();
        private long asked;
        private int seen;

        Client(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private void run(int count, Duration time) throws IOException {
        try (Selector selector = Selector.open()) {
            long end = System.nanoTime() + time.toNanos();
            Deque<Client> idle = connect(selector, count);
            long began = System.nanoTime();
            long apart = Math.min(cycle.toNanos(), TimeUnit.SECONDS.toNanos(1)) / count;
            int open = count;
            long patience = end + cycle.toNanos() + TimeUnit.SECONDS.toNanos(20);
            while (open > 0 && System.nanoTime() < patience) {
                long next = began + (count - idle.size()) * apart;
                if (!idle.isEmpty() && System.nanoTime() >= next) {
                    ask(idle.remove());
                }
                long wait = TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime());
                if (idle.isEmpty() || wait > 0) {
                    selector.select(idle.isEmpty() ? 100 : wait);
                } else {
                    selector.selectNow();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    open -= read(key, end);
                }
                selector.selectedKeys().clear();
            }
            lost += open;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
    }

    private Deque<Client> connect(Selector selector, int count) throws IOException {
        Deque<Client> clients = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            Client client = new Client(channel);
            channel.register(selector, SelectionKey.OP_READ, client);
            clients.add(client);
        }
        return clients;
    }

    private static void ask(Client client) throws IOException {
        client.seen = 0;
        client.answer.clear();
        client.asked = System.nanoTime();
        client.channel.write(ByteBuffer.wrap(REQUEST));
    }

    /** Reads what arrived. Returns 1 where the client has ended. */
    private int read(SelectionKey key, long end) throws IOException {
        Client client = (Client) key.attachment();
        in.clear();
        int count = client.channel.read(in);
        long now = System.nanoTime();
        if (count < 0) {
            lost++;
            key.cancel();
            return 1;
        }
        client.answer.read(in.flip());
        events(client, now);
        if (!client.answer.isComplete()) {
            return 0;
        }
        lost += client.seen == events ? 0 : 1;
        if (now < end) {
            ask(client);
            return 0;
        }
        key.cancel();
        return 1;
    }

    /** Takes the complete events. */
    private void events(Client client, long now) {
        StringBuilder text = client.answer.text();
        int from = 0;
        int end = text.indexOf("\n\n");
        while (end >= 0) {
            int stamp = text.indexOf(STAMP, from);
            if (stamp >= 0 && stamp < end) {
                int start = stamp + STAMP.length();
                note(client, text.substring(start, text.indexOf("\"", start)), now);
            }
            from = end + 2;
            end = text.indexOf("\n\n", from);
        }
        text.delete(0, from);
    }

    private void note(Client client, String stamp, long now) {
        client.seen++;
        int slash = stamp.indexOf('/');
        if (slash < 0) {
            heard.each.add(now - Long.parseLong(stamp));
        } else {
            long sent = Long.parseLong(stamp.substring(0, slash));
            long received = Long.parseLong(stamp.substring(slash + 1));
            heard.first.add(now - client.asked - (sent - received));
        }
    }
}
