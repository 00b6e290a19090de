package io.tokenspeed.fakeprovider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Calls a fake provider. */
final class Client {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;

    Client(FakeProvider provider) {
        uri = provider.uri();
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(request(path, body), BodyHandlers.ofString());
    }

    /** Returns the lines of an answer that hold something. */
    List<String> lines(String path, String body) throws IOException, InterruptedException {
        return post(path, body).body().lines().filter(line -> !line.isEmpty()).toList();
    }

    java.net.http.HttpRequest request(String path, String body) {
        return java.net.http.HttpRequest.newBuilder(uri.resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpClient http() {
        return http;
    }
}
