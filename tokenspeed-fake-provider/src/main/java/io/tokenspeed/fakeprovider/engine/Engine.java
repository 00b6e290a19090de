package io.tokenspeed.fakeprovider.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The server: one thread for all connections. It sleeps until a millisecond before the next write and is awake from then
 * on, so that writes leave at their instants to a few microseconds, as long as the processor is not taken away.
 */
public final class Engine implements AutoCloseable {
    private static final long AWAKE_NANOS = TimeUnit.MICROSECONDS.toNanos(1_200);
    private static final int READ_BYTES = 64 << 10;
    private static final int BACKLOG = 1_024;

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Conversation.Host host;
    private final Deadlines deadlines = new Deadlines();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final Thread thread = new Thread(this::run, "fake-provider");
    private volatile boolean closed;

    private Engine(ServerSocketChannel server, Selector selector, Conversation.Host host) {
        this.server = server;
        this.selector = selector;
        this.host = host;
    }

    /** Starts a server on a port of the loopback interface; 0 for any that is free. */
    public static Engine start(int port, Conversation.Host host) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            Engine engine = new Engine(server, selector, host);
            engine.thread.setDaemon(true);
            engine.thread.start();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return server.socket().getLocalPort();
    }

    private void run() {
        try (server;
                selector) {
            while (!closed) {
                deadlines.run();
                await();
                selector.selectedKeys().forEach(this::ready);
                selector.selectedKeys().clear();
            }
            selector.keys().forEach(Engine::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await() throws IOException {
        long left = deadlines.left();
        if (left == Long.MAX_VALUE) {
            selector.select();
        } else if (left > AWAKE_NANOS) {
            selector.select(TimeUnit.NANOSECONDS.toMillis(left - AWAKE_NANOS) + 1);
        } else {
            Thread.onSpinWait();
            selector.selectNow();
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof EngineConnection connection) {
            if (key.isValid() && key.isReadable()) {
                connection.readable(buffer);
            }
            if (key.isValid() && key.isWritable()) {
                connection.writable();
            }
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new EngineConnection(channel, key, host, deadlines));
            }
        } catch (IOException clientLeft) {
            return;
        }
    }

    private static void close(SelectionKey key) {
        if (key.attachment() instanceof EngineConnection connection) {
            connection.close();
        }
    }

    /** Closes all connections, and returns once they are. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
