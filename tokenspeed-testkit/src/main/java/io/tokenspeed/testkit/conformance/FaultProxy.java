package io.tokenspeed.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A network between a client and a hub that breaks connections as a test asks. It understands just enough of HTTP to
 * see where a request ends. Every connection carries one request.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int RESET_AT_ONCE = 0;

    private final ServerSocket server;
    private final URI hub;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Fault> uploadFault = new AtomicReference<>(Fault.none());
    private volatile Fault fault = Fault.none();

    /**
     * A fault of connections.
     *
     * @param kind the kind of fault
     * @param bytes the bytes of the request before the fault, or the bytes per second, where the kind needs a number
     */
    public record Fault(Kind kind, int bytes) {
        /** No fault. */
        public static Fault none() {
            return new Fault(Kind.NONE, 0);
        }

        /** A fault that does not count bytes. */
        public static Fault of(Kind kind) {
            return new Fault(kind, 0);
        }
    }

    /** Kinds of faults. */
    public enum Kind {
        NONE,
        /** The connection is reset after some bytes of the request. */
        RESET_REQUEST,
        /** The request goes through, and the connection is reset before the answer. */
        LOSE_ANSWER,
        /** Half of the answer arrives. */
        CUT_ANSWER,
        /** The hub gets the request twice; the first answer comes back. */
        DUPLICATE,
        /** The request is taken, and no answer ever comes. */
        BLACK_HOLE,
        /** Bytes travel one by one in both directions, a bounded number per second. */
        SLOW
    }

    /** A proxy in front of a hub on this machine. */
    public FaultProxy(String hubUrl) {
        this.hub = URI.create(hubUrl);
        try {
            this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread acceptor = new Thread(this::accept, "fault-proxy");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** The address for clients. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Sets the fault of connections from now on. */
    public void set(Fault next) {
        fault = next;
    }

    /** Sets the fault of the next upload only. */
    void onUpload(Fault next) {
        uploadFault.set(next);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Fault now = fault;
                Thread worker = new Thread(() -> serve(client, now), "fault-proxy-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client, Fault now) {
        try (client) {
            if (now.kind() == Kind.SLOW) {
                new SlowLink(client, hub, now.bytes()).run();
                return;
            }
            RequestBytes request = new RequestBytes(client.getInputStream());
            if (now.kind() == Kind.RESET_REQUEST) {
                request.read(now.bytes());
                reset(client);
                return;
            }
            byte[] whole = request.readAll();
            if (now.kind() == Kind.BLACK_HOLE) {
                client.getInputStream().read();
                return;
            }
            answer(client, whole, isUpload(whole) && now.equals(Fault.none()) ? takeUploadFault() : now);
        } catch (IOException broken) {
            open.remove(client);
        }
    }

    private static boolean isUpload(byte[] request) {
        return new String(request, StandardCharsets.ISO_8859_1).startsWith("POST /v1/ingest/");
    }

    private Fault takeUploadFault() {
        return uploadFault.getAndSet(Fault.none());
    }

    private void answer(Socket client, byte[] request, Fault now) throws IOException {
        if (now.kind() == Kind.RESET_REQUEST) {
            reset(client);
            return;
        }
        byte[] answer = forward(request);
        if (now.kind() == Kind.DUPLICATE) {
            forward(request);
        }
        if (now.kind() == Kind.LOSE_ANSWER) {
            reset(client);
            return;
        }
        OutputStream out = client.getOutputStream();
        out.write(answer, 0, now.kind() == Kind.CUT_ANSWER ? answer.length / 2 : answer.length);
        out.flush();
        if (now.kind() == Kind.CUT_ANSWER) {
            reset(client);
        }
    }

    private byte[] forward(byte[] request) throws IOException {
        try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new RequestBytes(in).readAll();
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, RESET_AT_ONCE);
        client.close();
    }

    /** Refuses connections from now on. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
