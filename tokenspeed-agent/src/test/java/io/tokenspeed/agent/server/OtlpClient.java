package io.tokenspeed.agent.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sends OTLP to a server on this machine. */
final class OtlpClient {
    static final String PROTOBUF = "application/x-protobuf";
    static final String JSON = "application/json";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    OtlpClient(TestServer server, Path home) throws IOException {
        this.port = server.port();
        this.token = Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();
    }

    String token() {
        return token;
    }

    HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .header("X-TS-Token", token);
    }

    HttpResponse<byte[]> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(request(path, type).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> postGzip(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(request(path, type)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(OtlpBodies.gzip(body))));
    }

    /** Sends a body without its length. */
    HttpResponse<byte[]> postChunked(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(request(path, type).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
