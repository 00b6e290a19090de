package io.tokenspeed.fakeprovider.engine;

import io.tokenspeed.fakeprovider.engine.Plan.After;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection: answers its requests one after the other, and always looks whether the client is still there. */
final class EngineConnection {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Conversation.Host host;
    private final Deadlines deadlines;
    private final RequestReader reader = new RequestReader();
    private @Nullable Conversation conversation;
    private Plan plan = new Plan(java.util.List.of(), After.KEEP);
    private long receivedNanos;
    private int next;
    private ByteBuffer unsent = NOTHING;

    EngineConnection(SocketChannel channel, SelectionKey key, Conversation.Host host, Deadlines deadlines) {
        this.channel = channel;
        this.key = key;
        this.host = host;
        this.deadlines = deadlines;
    }

    /** Reads what has arrived, into a buffer that other connections use, too. */
    void readable(ByteBuffer buffer) {
        try {
            buffer.clear();
            int count = channel.read(buffer);
            long now = System.nanoTime();
            if (count < 0) {
                gone(now);
                return;
            }
            reader.add(buffer.flip());
            converse(now);
        } catch (IOException | IllegalArgumentException clientLeftOrSpeaksNoHttp) {
            gone(System.nanoTime());
        }
    }

    private void converse(long now) throws IOException {
        HttpCall call = conversation == null ? reader.next() : null;
        if (reader.takeWaits()) {
            channel.write(ByteBuffer.wrap(CONTINUE));
        }
        if (call != null) {
            receivedNanos = now;
            conversation = host.received(call, now);
            plan = conversation.plan();
            next = 0;
            goOn();
        }
    }

    /** Goes on with the plan now, or at the instant of its next write. */
    private void goOn() throws IOException {
        Conversation current = conversation;
        while (current != null && !unsent.hasRemaining()) {
            if (next == plan.writes().size()) {
                finish(current);
                return;
            }
            PlannedWrite write = plan.writes().get(next);
            long instant = receivedNanos + write.afterNanos();
            if (instant - System.nanoTime() > 0) {
                deadlines.add(instant, this);
                return;
            }
            next++;
            write(write, current);
        }
    }

    private void write(PlannedWrite write, Conversation current) throws IOException {
        unsent = ByteBuffer.wrap(write.wire());
        current.writing(write, System.nanoTime());
        send();
        current.written();
    }

    private void send() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void finish(Conversation ended) throws IOException {
        if (plan.after() == After.HANG) {
            return;
        }
        conversation = null;
        ended.sent();
        switch (plan.after()) {
            case CLOSE -> channel.close();
            case RESET -> {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            }
            default -> converse(System.nanoTime());
        }
    }

    /** The client has taken bytes, so that there is room for more. */
    void writable() {
        try {
            send();
            goOn();
        } catch (IOException clientLeft) {
            gone(System.nanoTime());
        }
    }

    /** The instant of the next write has come. */
    void due() {
        if (channel.isOpen()) {
            try {
                goOn();
            } catch (IOException clientLeft) {
                gone(System.nanoTime());
            }
        }
    }

    private void gone(long nanos) {
        if (conversation != null) {
            conversation.left(nanos);
            conversation = null;
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close a socket", e);
        }
    }
}
