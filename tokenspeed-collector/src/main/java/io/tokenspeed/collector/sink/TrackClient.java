package io.tokenspeed.collector.sink;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackQueueFullException;
import io.tokenspeed.model.track.TrackResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends batches to a server. Follows no redirects, so that the token goes nowhere else. */
final class TrackClient {
    private static final String PATH = "/api/track/batch";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final int MOST_ANSWER = 4 << 20;

    /** Quotes inside of texts are escaped in JSON, so nothing that a client wrote looks like this. */
    private static final Pattern RESULT =
            Pattern.compile("\\{\"index\":([0-9]+),\"status\":\"([a-z]+)\"(.\"problem\":\\{[^{}]*\"status\":409)?");

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private final URI server;
    private final String token;

    TrackClient(URI server, String token) {
        if (!isSafe(server)) {
            throw new IllegalArgumentException(
                    "the server's address must begin with https://, or with http:// on this machine: " + server);
        }
        this.server = server;
        this.token = token;
    }

    private static boolean isSafe(URI server) {
        String host = server.getHost() == null ? "" : server.getHost().toLowerCase(Locale.ROOT);
        boolean here = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
        boolean bare = server.getRawUserInfo() == null && !host.isEmpty();
        return bare && ("https".equals(server.getScheme()) || ("http".equals(server.getScheme()) && here));
    }

    /**
     * Sends a batch and returns what became of its events.
     *
     * @throws StorageException if it must be sent again later
     */
    List<TrackResult> send(TrackBatch batch) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(PATH))
                .timeout(WHOLE)
                .header("Content-Type", "application/json")
                .header("X-TS-Token", token)
                .POST(HttpRequest.BodyPublishers.ofString(batch.body()))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_ANSWER);
                return results(batch, answer.statusCode(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException silent) {
            throw new StorageException("The server at " + server + " does not answer; start it.", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageException("Sending to " + server + " was interrupted.", stopped);
        }
    }

    private List<TrackResult> results(TrackBatch batch, int status, String answer) {
        if (status == 429) {
            throw new TrackQueueFullException("The server at " + server + " is busy; send again in a second.");
        }
        if (status == 400 || status == 413) {
            return Collections.nCopies(batch.events(), result(TrackOutcome.REFUSED));
        }
        if (status != 200) {
            throw new StorageException("The server at " + server + " answered " + status + advice(status), null);
        }
        List<TrackResult> results = new ArrayList<>();
        Matcher next = RESULT.matcher(answer);
        while (next.find()) {
            results.add(result(outcome(next.group(2), next.group(3) != null)));
        }
        if (results.size() != batch.events()) {
            throw new StorageException("The server at " + server + " is no TokenSpeed server.", null);
        }
        return results;
    }

    private static String advice(int status) {
        return status == 401 ? "; check the token." : "; send again later.";
    }

    private static TrackOutcome outcome(String word, boolean conflict) {
        return switch (word) {
            case "stored" -> TrackOutcome.STORED;
            case "duplicate" -> TrackOutcome.DUPLICATE;
            default -> conflict ? TrackOutcome.CONFLICT : TrackOutcome.REFUSED;
        };
    }

    private static TrackResult result(TrackOutcome outcome) {
        return new TrackResult(outcome, null, null, null);
    }
}
