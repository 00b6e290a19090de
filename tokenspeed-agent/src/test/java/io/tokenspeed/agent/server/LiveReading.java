package io.tokenspeed.agent.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads the live feed like a browser does, or only connects to it and then stalls. */
final class LiveReading implements AutoCloseable {
    private final Socket socket;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> data = new CopyOnWriteArrayList<>();
    private volatile boolean connected;

    private LiveReading(Socket socket) {
        this.socket = socket;
    }

    /** Connects and reads on a thread of its own. */
    static LiveReading start(int port, String... headers) throws IOException, InterruptedException {
        LiveReading reading = stalled(port, headers);
        Thread thread = new Thread(reading::read, "live reader");
        thread.setDaemon(true);
        thread.start();
        TestServer.awaitThat(() -> reading.connected);
        return reading;
    }

    /** Connects and never reads. */
    static LiveReading stalled(int port, String... headers) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request = "GET /api/live HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new LiveReading(socket);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                connected |= line.startsWith(": connected");
                if (line.startsWith("id: ")) {
                    ids.add(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                }
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    /** How many events have come. */
    int count() {
        return ids.size();
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    List<String> data() {
        return List.copyOf(data);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
