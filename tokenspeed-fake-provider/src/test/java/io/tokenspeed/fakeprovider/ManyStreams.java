package io.tokenspeed.fakeprovider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Streams of a fake provider that are open at the same time, and that nobody reads until they are closed. */
final class ManyStreams implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private final URI provider;

    ManyStreams(URI provider) {
        this.provider = provider;
    }

    /** Asks for so many streams of the same steps. */
    void open(int count, String steps) throws IOException {
        byte[] body = ("{\"model\":\"fake:" + steps + "\",\"stream\":true}").getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nhost: fake\r\ncontent-length: " + body.length + "\r\n\r\n";
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getByName(provider.getHost()), provider.getPort());
            sockets.add(socket);
            socket.getOutputStream()
                    .write((head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
