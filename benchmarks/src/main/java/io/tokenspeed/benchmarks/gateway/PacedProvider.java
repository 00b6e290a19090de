package io.tokenspeed.benchmarks.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Answers chat completions as a paced stream. Each event says when it was sent; the first one also says when the request
 * had arrived, on the monotonic clock that the client in the same process reads.
 */
final class PacedProvider implements Runnable, AutoCloseable {
    private static final int LINE_ENDS = 4;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final PriorityQueue<Stream> due =
            new PriorityQueue<>(Comparator.comparingLong((Stream stream) -> stream.at));
    private volatile Pace pace = Pace.USUAL;
    private volatile boolean closed;

    private PacedProvider(Selector selector, ServerSocketChannel server) {
        this.selector = selector;
        this.server = server;
    }

    static PacedProvider start() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0), 4096);
        server.configureBlocking(false);
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        PacedProvider provider = new PacedProvider(selector, server);
        Thread thread = new Thread(provider, "provider");
        thread.setDaemon(true);
        thread.start();
        return provider;
    }

    void pace(Pace next) {
        pace = next;
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** One connection, and the answer that is streamed to it. */
    private static final class Stream {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
        private Pace pace = Pace.USUAL;
        private long received;
        private long at;
        private int sent;

        Stream(SocketChannel channel) {
            this.channel = channel;
        }
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void turn() throws IOException {
        Stream next = due.peek();
        long wait = next == null ? 1000 : TimeUnit.NANOSECONDS.toMillis(next.at - System.nanoTime());
        if (wait <= 0) {
            selector.selectNow();
        } else {
            selector.select(wait);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            serve(key);
        }
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        List<Stream> ready = new ArrayList<>();
        while (!due.isEmpty() && due.element().at <= now) {
            ready.add(due.remove());
        }
        for (Stream stream : ready) {
            event(stream);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel channel = server.accept();
            while (channel != null) {
                channel.configureBlocking(false);
                channel.socket().setTcpNoDelay(true);
                channel.register(selector, SelectionKey.OP_READ, new Stream(channel));
                channel = server.accept();
            }
        } else if (key.attachment() instanceof Stream stream) {
            read(key, stream);
        }
    }

    private void read(SelectionKey key, Stream stream) {
        try {
            if (stream.channel.read(stream.in) < 0) {
                close(key, stream);
            } else if (isWhole(stream.in)) {
                stream.received = System.nanoTime();
                stream.in.clear();
                stream.pace = pace;
                stream.sent = 0;
                stream.at = stream.received + stream.pace.first().toNanos();
                due.add(stream);
            }
        } catch (IOException clientLeft) {
            close(key, stream);
        }
    }

    private void close(SelectionKey key, Stream stream) {
        key.cancel();
        due.remove(stream);
        try {
            stream.channel.close();
        } catch (IOException gone) {
            return;
        }
    }

    private static boolean isWhole(ByteBuffer in) {
        String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        int length = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
        int body = Integer.parseInt(text.substring(length + "content-length:".length(), text.indexOf('\r', length))
                .strip());
        return in.position() >= head + LINE_ENDS + body;
    }

    private void event(Stream stream) {
        StringBuilder out = new StringBuilder(512);
        if (stream.sent == 0) {
            out.append("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n");
        }
        stream.sent++;
        boolean last = stream.sent == stream.pace.events();
        long now = System.nanoTime();
        String content = now + (stream.sent == 1 ? "/" + stream.received : "");
        chunk(
                out,
                "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,"
                        + "\"delta\":{\"content\":\"" + content + "\"},\"finish_reason\":"
                        + (last ? "\"stop\"" : "null") + "}]}\n\n");
        if (last) {
            chunk(
                    out,
                    "data: {\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":"
                            + stream.pace.events() + ",\"total_tokens\":" + (100 + stream.pace.events()) + "}}\n\n");
            chunk(out, "data: [DONE]\n\n");
            out.append("0\r\n\r\n");
        } else {
            stream.at += stream.pace.gap().toNanos();
            due.add(stream);
        }
        try {
            stream.channel.write(ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException clientLeft) {
            due.remove(stream);
        }
    }

    private static void chunk(StringBuilder out, String text) {
        out.append(Integer.toHexString(text.length()))
                .append("\r\n")
                .append(text)
                .append("\r\n");
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        server.close();
    }
}
