package io.tokenspeed.hub.testing;

import io.tokenspeed.model.wire.SignedRequest;
import io.tokenspeed.model.wire.WireHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Exchanges bytes with a server, unchanged. */
public final class RawConnection {
    private static final int PATIENCE_MILLIS = 3_000;

    private RawConnection() {}

    /** Returns everything that a server answers until it closes or is silent for a while. */
    public static String ask(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            read(socket.getInputStream(), answer);
            return answer.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void read(InputStream in, StringBuilder answer) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException silent) {
            return;
        }
    }

    /** The milliseconds until a server cuts off a client that sends one byte of a body at a time. */
    public static long millisUntilClosed(int port, String head) {
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 100; i++) {
                socket.getOutputStream().write('{');
                socket.setSoTimeout(200);
                if (closed(socket)) {
                    break;
                }
            }
        } catch (IOException closed) {
            return (System.nanoTime() - start) / 1_000_000;
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static boolean closed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= -1;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    /** The headers of a signed request. */
    public static String headers(Signing signing) {
        SignedRequest request = signing.request();
        return WireHeader.DEVICE_ID + ": " + request.deviceId() + "\r\n" + WireHeader.TIMESTAMP + ": "
                + request.timestamp() + "\r\n" + WireHeader.NONCE + ": " + request.nonce() + "\r\n"
                + WireHeader.SIGNATURE + ": " + request.sign(signing.secret()) + "\r\nContent-Type: "
                + request.contentType() + "\r\n";
    }
}
