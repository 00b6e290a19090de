package io.tokenspeed.hub.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends bytes unchanged and reads whatever comes back. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;

    /** Connects, with TLS if a context is given. */
    RawHttp(int port, @Nullable SSLContext tls) throws IOException {
        socket = tls == null
                ? new Socket(InetAddress.getLoopbackAddress(), port)
                : tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads until the other side closes or is silent for {@code silentMillis} milliseconds. */
    String read(int silentMillis) throws IOException {
        socket.setSoTimeout(silentMillis);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.write(next);
            }
        } catch (SocketTimeoutException silent) {
            return all.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * Sends a text and then one byte at a time until the connection is cut, and returns the milliseconds until then.
     */
    long sendSlowly(String start, byte filler, int everyMillis, int atMostMillis) throws IOException {
        long began = System.nanoTime();
        send(start);
        socket.setSoTimeout(everyMillis);
        while (millisSince(began) < atMostMillis) {
            if (!isOpenAfter(filler)) {
                return millisSince(began);
            }
        }
        return Long.MAX_VALUE;
    }

    private boolean isOpenAfter(byte filler) {
        try {
            socket.getOutputStream().write(filler);
            socket.getOutputStream().flush();
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
