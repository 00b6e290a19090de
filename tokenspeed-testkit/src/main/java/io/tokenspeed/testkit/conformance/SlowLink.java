package io.tokenspeed.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Carries one connection to a hub and back, each byte in its own packet, a bounded number of bytes per second. */
final class SlowLink {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Socket client;
    private final URI hub;
    private final long nanosPerByte;

    SlowLink(Socket client, URI hub, int bytesPerSecond) {
        this.client = client;
        this.hub = hub;
        this.nanosPerByte = SECOND / bytesPerSecond;
    }

    /** Carries bytes until either side closes. */
    void run() throws IOException {
        try (Socket server = new Socket(hub.getHost(), hub.getPort())) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = new Thread(() -> pumpBack(server), "slow-link-back");
            back.setDaemon(true);
            back.start();
            pump(client.getInputStream(), server.getOutputStream());
        }
    }

    private void pumpBack(Socket server) {
        try (client) {
            pump(server.getInputStream(), client.getOutputStream());
        } catch (IOException closed) {
            return;
        }
    }

    private void pump(InputStream in, OutputStream out) throws IOException {
        long due = System.nanoTime();
        for (int next = in.read(); next >= 0; next = in.read()) {
            due = Math.max(due, System.nanoTime()) + nanosPerByte;
            await(due);
            out.write(next);
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
