package io.tokenspeed.collector.sink;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends requests and tracked events to a running TokenSpeed server, for programs in containers and for hosts that want
 * no database of their own. Everything is sent until the server has answered; ids make a repetition harmless.
 *
 * <pre>{@code
 * var recorder = Recorder.builder("my-tool").sink(HttpSink.of(Environment.system())).open();
 * }</pre>
 *
 * <p>Takes requests as a recorder makes them. The server refuses for good a tool's name of more than 32 characters, and
 * sessions whose ids are not 1 to 128 letters, digits, dots, underscores, colons and hyphens.
 */
public final class HttpSink implements RequestSink, TrackStore {
    /** The variable with the server's address. */
    public static final String SERVER = "TS_SERVER_URL";

    /** The variable with the token that only feeds data. */
    public static final String INGEST_TOKEN = "TS_INGEST_TOKEN";

    /** The variable with the token that opens everything. */
    public static final String LOCAL_TOKEN = "TS_LOCAL_TOKEN";

    private static final String DEFAULT_SERVER = "http://localhost:3456";

    private final TrackClient client;

    private HttpSink(TrackClient client) {
        this.client = client;
    }

    /**
     * Returns a sink for the server and with the token that the environment names: {@link #SERVER}, by default
     * {@code http://localhost:3456}, and {@link #INGEST_TOKEN}, else {@link #LOCAL_TOKEN}.
     *
     * @throws IllegalArgumentException if there is no token, or the address is refused
     */
    public static HttpSink of(Environment environment) {
        String token = environment
                .variable(INGEST_TOKEN)
                .or(() -> environment.variable(LOCAL_TOKEN))
                .orElseThrow(() -> new IllegalArgumentException("no token: set " + INGEST_TOKEN
                        + " to the content of the file ingest-token beside the server's database"));
        return to(URI.create(environment.variable(SERVER).orElse(DEFAULT_SERVER).strip()), token);
    }

    /**
     * Returns a sink for a server.
     *
     * @param server its address, https or on this machine
     * @throws IllegalArgumentException if the address is refused
     */
    public static HttpSink to(URI server, String token) {
        return new HttpSink(new TrackClient(server, token.strip()));
    }

    @Override
    public int store(List<Request> requests) throws IOException {
        List<TrackEvent> chats = new ArrayList<>();
        for (Request request : requests) {
            if (request.timing().completedAtMillis() != null) {
                chats.add(Interaction.chat(request, null, List.of(), Metadata.NONE));
            }
        }
        int unended = requests.size() - chats.size();
        try {
            return unended + refused(write(chats));
        } catch (StorageException unsent) {
            throw new IOException(unsent.getMessage(), unsent);
        }
    }

    private static int refused(List<TrackResult> results) {
        return (int) results.stream()
                .filter(result -> result.outcome() == TrackOutcome.REFUSED || result.outcome() == TrackOutcome.CONFLICT)
                .count();
    }

    @Override
    public List<TrackResult> write(List<TrackEvent> events) {
        List<TrackResult> results = new ArrayList<>(events.size());
        for (TrackBatch batch : TrackBatch.of(events)) {
            results.addAll(client.send(batch));
        }
        return results;
    }

    @Override
    public void close() {}
}
