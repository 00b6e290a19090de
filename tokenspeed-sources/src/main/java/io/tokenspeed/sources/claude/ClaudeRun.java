package io.tokenspeed.sources.claude;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request in a transcript: rows with one message id, until a row proves that another request has begun.
 * Relays and local servers may give one id to every answer.
 */
final class ClaudeRun {
    private static final int SIDE = 1;
    private static final int STOPPED = 2;
    private static final int PROMPTED = 4;
    private static final int TOOL_RESULT = 8;

    final String key;
    final @Nullable String requestId;
    final @Nullable Long start;
    private final boolean side;
    private final long from;
    private long to;
    private long prompt;
    private long output;
    private boolean stopped;
    private boolean prompted;
    private boolean toolResult;

    /**
     * Begins a request.
     *
     * @param side whether the rows are in a side chain
     * @param start when the request was sent, in milliseconds since the epoch; null when unknown
     * @param from the time of its first row, in milliseconds since the epoch
     */
    ClaudeRun(boolean side, String key, @Nullable String requestId, @Nullable Long start, long from) {
        this.side = side;
        this.key = key;
        this.requestId = requestId;
        this.start = start;
        this.from = from;
        this.to = from;
    }

    /** Adds a row to the request. */
    void add(long time, ClaudeRow row, ClaudeUsage usage) {
        to = Math.max(to, time);
        prompt = Math.max(prompt, usage.prompt());
        output = Math.max(output, usage.output());
        stopped |= row.message.stopped;
        prompted = toolResult = false;
    }

    /** Notes that a row of the user follows, which holds the result of a tool or a prompt. */
    void follow(boolean result) {
        toolResult |= result;
        prompted |= !result;
    }

    boolean beginsAt(long time) {
        return from == time;
    }

    /** Whether a row with the same message id belongs to this request. */
    boolean continuesWith(long time, ClaudeRow row, ClaudeUsage usage) {
        if (isCopy(time, row)) {
            return true;
        }
        boolean samePrompt = prompt > 0 && prompt == usage.prompt();
        if (side && samePrompt && (!(prompted || toolResult) || !stopped || output == usage.output())) {
            return true;
        }
        return !shrinks(time, usage) && (side ? continuesOnSide(row, usage) : continuesOnMain(row, usage, samePrompt));
    }

    /** Counters only grow while an answer streams; 0 may mean that a counter is not known yet. */
    private boolean shrinks(long time, ClaudeUsage usage) {
        boolean less =
                (usage.prompt() > 0 && usage.prompt() < prompt) || (usage.output() > 0 && usage.output() < output);
        return less && time >= to;
    }

    /** A transcript may repeat a part of itself. */
    private boolean isCopy(long time, ClaudeRow row) {
        return time >= from && time < to && !isOtherCall(row);
    }

    private boolean isOtherCall(ClaudeRow row) {
        return requestId != null && row.requestId != null && !requestId.equals(row.requestId);
    }

    private boolean isSameCall(ClaudeRow row) {
        return requestId != null && requestId.equals(row.requestId);
    }

    /** Tools may run between the blocks of one message, so their results may lie between its rows. */
    private boolean continuesOnMain(ClaudeRow row, ClaudeUsage usage, boolean samePrompt) {
        if (isSameCall(row)) {
            return !prompted || samePrompt;
        }
        if (isOtherCall(row) || prompted) {
            return false;
        }
        return toolResult ? samePrompt && !stopped : samePrompt || !stopped || !isKnown(usage);
    }

    /** Whether this request and the row both have prompt counters. */
    private boolean isKnown(ClaudeUsage usage) {
        return prompt > 0 && usage.prompt() > 0;
    }

    /** A replay gives new ids to old calls, so different call ids alone prove nothing here. */
    private boolean continuesOnSide(ClaudeRow row, ClaudeUsage usage) {
        boolean evidence = prompted || toolResult || isOtherCall(row);
        return !evidence || isSameCall(row) || !(isKnown(usage) || prompted || toolResult);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeString(key);
        json.writeString(requestId == null ? "" : requestId);
        json.writeNumber(start == null ? -1 : start);
        json.writeNumber(from);
        json.writeNumber(to);
        json.writeNumber(prompt);
        json.writeNumber(output);
        json.writeNumber((side ? SIDE : 0)
                | (stopped ? STOPPED : 0)
                | (prompted ? PROMPTED : 0)
                | (toolResult ? TOOL_RESULT : 0));
        json.writeEndArray();
    }

    /** Reads the elements of the array that {@link #write} wrote. */
    static ClaudeRun read(JsonScanner json) {
        String key = nextText(json);
        String requestId = nextText(json);
        long start = nextNumber(json);
        long from = nextNumber(json);
        long to = nextNumber(json);
        long prompt = nextNumber(json);
        long output = nextNumber(json);
        long flags = nextNumber(json);
        json.nextElement();
        ClaudeRun run = new ClaudeRun(
                (flags & SIDE) != 0,
                key,
                requestId.isEmpty() ? null : requestId,
                start < 0 ? null : (Long) start,
                from);
        run.to = to;
        run.prompt = prompt;
        run.output = output;
        run.stopped = (flags & STOPPED) != 0;
        run.prompted = (flags & PROMPTED) != 0;
        run.toolResult = (flags & TOOL_RESULT) != 0;
        return run;
    }

    private static String nextText(JsonScanner json) {
        json.nextElement();
        String text = json.text();
        return text == null ? "" : text;
    }

    private static long nextNumber(JsonScanner json) {
        json.nextElement();
        return json.integer(-1);
    }
}
