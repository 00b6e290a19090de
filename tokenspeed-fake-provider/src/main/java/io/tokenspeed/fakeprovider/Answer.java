package io.tokenspeed.fakeprovider;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeProvider} answers to one request. The methods that take a value return copies.
 *
 * <pre>{@code
 * Answer.text(40).reasoning(5).firstAfter(Duration.ofMillis(200)).every(Duration.ofMillis(10))
 *         .usage(ReportedUsage.of(1000, 61).cached(900).reasoning(20));
 * }</pre>
 *
 * <p>A stream begins with the HTTP head and the events before the first delta, such as the role or {@code message_start}.
 * Then come the deltas of reasoning, of the text and of a tool call, in this order, and the ending right after the last
 * one. An answer that is not streamed comes as a whole when the last delta would have come.
 */
public final class Answer {
    private final Deltas deltas;
    private final Pace pace;
    private final Labels labels;
    private final @Nullable ReportedUsage usage;
    private final Fault fault;
    private final Map<String, String> headers;

    private Answer(
            Deltas deltas,
            Pace pace,
            Labels labels,
            @Nullable ReportedUsage usage,
            Fault fault,
            Map<String, String> headers) {
        this.deltas = deltas;
        this.pace = pace;
        this.labels = labels;
        this.usage = usage;
        this.fault = fault;
        this.headers = headers;
    }

    /** How many deltas of each kind an answer has. */
    record Deltas(int reasoning, int text, int toolCall) {
        int all() {
            return reasoning + text + toolCall;
        }
    }

    /** When what is sent, after the request arrived: the head, the first delta; and how far deltas are apart. */
    record Pace(Duration head, Duration first, Duration every) {
        /** Returns when a delta is sent, counted from 0. */
        Duration delta(int index) {
            return first.plus(every.multipliedBy(index));
        }
    }

    /** Who answers: the id of the response, the model, the service tier; null for a made-up id, the model asked for, none. */
    record Labels(
            @Nullable String id,
            @Nullable String model,
            @Nullable String serviceTier) {}

    /** Returns an answer of so many text deltas, sent at once, that reports 10 prompt tokens and a token per delta. */
    public static Answer text(int deltas) {
        return new Answer(
                new Deltas(0, deltas, 0),
                new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                new Labels(null, null, null),
                ReportedUsage.of(10, deltas),
                Fault.NONE,
                Map.of());
    }

    /** Returns an answer with an HTTP status from 400 on, and the error body of the dialect. */
    public static Answer error(int status) {
        return text(0).noUsage().with(new Fault(Fault.Kind.STATUS, status));
    }

    /** Returns an answer that closes the connection before the first byte. */
    public static Answer dropped() {
        return text(0).noUsage().with(new Fault(Fault.Kind.DROP, 0));
    }

    /** Returns an answer that never comes; the connection stays open until the client or the provider closes it. */
    public static Answer silent() {
        return text(0).noUsage().with(new Fault(Fault.Kind.SILENCE, 0));
    }

    /** Adds deltas of visible reasoning before the text. */
    public Answer reasoning(int count) {
        return with(new Deltas(count, deltas.text, deltas.toolCall));
    }

    /**
     * Adds a tool call after the text, its arguments in so many deltas. The event that names the tool comes in one write
     * with the first of them. Ollama sends calls whole: there it is so many calls.
     */
    public Answer toolCall(int count) {
        return with(new Deltas(deltas.reasoning, deltas.text, count));
    }

    /** 0 by default. When the HTTP head is sent, after the request arrived. */
    public Answer headAfter(Duration delay) {
        return with(new Pace(delay, pace.first, pace.every));
    }

    /** 0 by default. When the first delta is sent, after the request arrived. */
    public Answer firstAfter(Duration delay) {
        return with(new Pace(pace.head, delay, pace.every));
    }

    /** 0 by default. How far the deltas are apart. */
    public Answer every(Duration gap) {
        return with(new Pace(pace.head, pace.first, gap));
    }

    public Answer usage(ReportedUsage reported) {
        return new Answer(deltas, pace, labels, reported, fault, headers);
    }

    /** Reports no usage. */
    public Answer noUsage() {
        return new Answer(deltas, pace, labels, null, fault, headers);
    }

    /** The model asked for by default. Which model says that it answers. */
    public Answer model(String name) {
        return with(new Labels(labels.id, name, labels.serviceTier));
    }

    /** A new one by default. The id of the response; Ollama has none. */
    public Answer id(String responseId) {
        return with(new Labels(responseId, labels.model, labels.serviceTier));
    }

    /** None by default. The service tier that answers; Ollama has none. */
    public Answer serviceTier(String tier) {
        return with(new Labels(labels.id, labels.model, tier));
    }

    /** Adds a header to the HTTP head, such as {@code retry-after}. */
    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(deltas, pace, labels, usage, fault, Map.copyOf(more));
    }

    /** Breaks the connection after so many deltas, or in the middle of a body that is not streamed. */
    public Answer cutAfter(int count) {
        return with(new Fault(Fault.Kind.CUT, count));
    }

    /** Ends the HTTP body in order after so many deltas, but without finish reason, usage and whatever else ends it. */
    public Answer truncatedAfter(int count) {
        return with(new Fault(Fault.Kind.TRUNCATE, count));
    }

    /** Sends nothing after so many deltas; the connection stays open until the client or the provider closes it. */
    public Answer hangsAfter(int count) {
        return with(new Fault(Fault.Kind.HANG, count));
    }

    /** Sends the dialect's event of an overloaded provider after so many deltas, and ends the body. */
    public Answer errorAfter(int count) {
        return with(new Fault(Fault.Kind.ERROR_EVENT, count));
    }

    private Answer with(Deltas given) {
        return new Answer(given, pace, labels, usage, fault, headers);
    }

    private Answer with(Pace given) {
        return new Answer(deltas, given, labels, usage, fault, headers);
    }

    private Answer with(Labels given) {
        return new Answer(deltas, pace, given, usage, fault, headers);
    }

    private Answer with(Fault given) {
        return new Answer(deltas, pace, labels, usage, given, headers);
    }

    /** Returns what happens in answer to a request. */
    Choice choice() {
        return new Choice(new AnswerCourse(deltas, pace, fault).course(headers, usage), labels, usage);
    }
}
