package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.engine.Engine;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A provider of models on a port of the loopback interface, for tests, examples and benchmarks. It speaks HTTP/1.1, and
 * answers as OpenAI ({@code POST …/chat/completions}, {@code …/completions}, {@code …/responses} and
 * {@code …/embeddings}), Anthropic ({@code …/messages}), Ollama ({@code …/api/chat}, {@code …/api/generate} and
 * {@code …/api/embed}) and Gemini ({@code …/models/NAME:generateContent} and {@code …:streamGenerateContent}) do, streamed
 * or not as the request asks. What it sends and when is up to its user:
 *
 * <pre>{@code
 * try (FakeProvider provider = FakeProvider.start()) {
 *     provider.next(Answer.text(40).firstAfter(Duration.ofMillis(200)).every(Duration.ofMillis(10)));
 *     callModel(provider.uri().resolve("/v1"));
 *     long t1 = provider.exchanges().get(0).firstNanos();
 * }
 * }</pre>
 *
 * <p>A client can choose the answer itself by the model that it asks for, {@code fake:} and steps:
 * {@code fake:role;wait 200ms;think 5 every 10ms;text 40 every 20ms;usage in=12 out=60 reason=20}.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><td>{@code wait 200ms}, {@code ping}, {@code role}</td>
 *     <td>silence; what keeps a stream alive; the head and what comes before the first delta, which else come with it</td></tr>
 * <tr><td>{@code text 40 every 20ms}, {@code think …}, {@code tool …}</td><td>deltas of that kind</td></tr>
 * <tr><td>{@code burst 5}</td><td>from here on five deltas in one write</td></tr>
 * <tr><td>{@code usage in=12 cached=8 write=1 write1h=2 out=60 reason=20}, {@code nousage}</td>
 *     <td>the reported usage; by default ten tokens and one for each delta</td></tr>
 * <tr><td>{@code stop length}, {@code nomark}</td><td>why the answer ends; the body ends without its good end</td></tr>
 * <tr><td>{@code status 429 retry-after=2}</td><td>an error with headers in place of an answer</td></tr>
 * <tr><td>{@code error overloaded}</td>
 *     <td>the event of an error: overloaded, rate_limit, server, timeout, invalid, or a status</td></tr>
 * <tr><td>{@code cut}, {@code reset}, {@code cut head}, {@code cut chunk}, {@code hang}</td>
 *     <td>the connection closes or is reset, also in the middle of the head or of a delta; nothing more comes</td></tr>
 * <tr><td>{@code garbage 64}</td><td>bytes that mean nothing; as the first step in place of a response</td></tr>
 * <tr><td>{@code big 10MB}</td><td>that much text</td></tr>
 * <tr><td>{@code split 1}, {@code split 1 every 1ms}</td><td>so many bytes in a write at most</td></tr>
 * <tr><td>{@code gzip}, {@code crlf}, {@code multiline}, {@code length}, {@code untilclosed}</td>
 *     <td>compressed; other ends of lines; the data of an event in two lines; with a content length, or until the connection closes, instead of chunks</td></tr>
 * </table>
 *
 * <p>Each delta leaves in a write of its own, at its instant to well under a millisecond on a machine that is not busy. To
 * see what a client makes of a refused connection, close the provider and use its address. {@code GET /ledger} answers what
 * {@link #exchanges} returns, as JSON, and {@code DELETE /ledger} forgets it.
 */
public final class FakeProvider implements AutoCloseable {
    private final Script script;
    private final Ledger ledger = new Ledger();
    private final Engine engine;

    private FakeProvider(int port, Script script) {
        this.script = script;
        engine = Engine.start(port, new Requests(script, ledger));
    }

    /** Starts a provider on a free port. */
    public static FakeProvider start() {
        return start(0);
    }

    /**
     * Starts a provider on a port.
     *
     * @throws java.io.UncheckedIOException if it is taken
     */
    public static FakeProvider start(int port) {
        return start(port, new Script());
    }

    static FakeProvider start(int port, Script script) {
        return new FakeProvider(port, script);
    }

    /** Returns the address without a path, such as {@code http://127.0.0.1:40001}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + engine.port());
    }

    /** Adds answers to the next requests. Each is given once, in this order. */
    public FakeProvider next(Answer... answers) {
        script.add(List.of(answers));
        return this;
    }

    /** Chooses the answer to requests for which none is left. At first it is {@code Answer.text(8)}. */
    public FakeProvider otherwise(Answer answer) {
        script.fallback(answer);
        return this;
    }

    /**
     * Gives steps a name: the model {@code fake/NAME} is answered by them.
     *
     * @throws IllegalArgumentException if there is no such step
     */
    public FakeProvider name(String name, String steps) {
        script.name(name, steps);
        return this;
    }

    /** Returns the latest 1,000 exchanges as they are now, oldest first. */
    public List<Exchange> exchanges() {
        return ledger.recordings().stream().map(Recording::exchange).toList();
    }

    /**
     * Waits until an exchange has ended, such as by a client that leaves.
     *
     * @param index its place in {@link #exchanges}, where it need not be yet
     * @throws IllegalStateException if it has not ended in time
     */
    public Exchange awaitEnding(int index, Duration atMost) {
        return ledger.awaitEnding(index, atMost);
    }

    /** Closes all connections at once. */
    @Override
    public void close() {
        engine.close();
    }
}
