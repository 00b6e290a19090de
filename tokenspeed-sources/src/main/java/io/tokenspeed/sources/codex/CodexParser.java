package io.tokenspeed.sources.codex;

import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.Trace;
import io.tokenspeed.sources.codex.CodexThreads.Lineage;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.lines.StateText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one rollout into requests. Codex tells counters, not requests: each {@code token_count} event
 * whose cumulative total is new stands for one. The same event in a fork has the same counters and the same root thread,
 * so it has the same key.
 */
final class CodexParser implements RecordParser {
    private static final String UNKNOWN = "unknown";
    private static final String DEFAULT_PROVIDER = "openai";

    private final RecordSink sink;
    private final CodexThreads threads;
    private final String fileThread;
    private final CodexRow row = new CodexRow();
    private final CodexState state = new CodexState();
    private @Nullable Lineage lineage;

    /**
     * A parser for one rollout.
     *
     * @param fileThread the thread that the rollout's file name tells, for rollouts whose first record is damaged
     */
    CodexParser(RecordSink sink, CodexThreads threads, String fileThread) {
        this.sink = sink;
        this.threads = threads;
        this.fileThread = fileThread;
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        row.read(bytes, start, end);
        if (row.type == null) {
            return 0;
        }
        return switch (row.type) {
            case "session_meta" -> meta();
            case "turn_context" -> context();
            case "response_item" -> item();
            case "event_msg" -> event();
            default -> 0;
        };
    }

    /** Only the first one is the rollout's own; a fork repeats its parent's after it. */
    private int meta() {
        if (state.thread == null) {
            state.thread = row.id;
            state.forkedFrom = row.forkedFrom;
            state.provider = row.provider;
            state.cwd = row.cwd;
        }
        return 0;
    }

    private int context() {
        state.model = row.model == null ? state.model : row.model;
        state.cwd = row.cwd == null || state.cwd != null ? state.cwd : row.cwd;
        return 0;
    }

    /** What a tool gave back starts the next request. */
    private int item() {
        if (row.kind != null && row.kind.endsWith("_call_output")) {
            state.ask(row.timestamp);
        }
        return 0;
    }

    private int event() {
        if (row.kind == null || row.timestamp == null) {
            return 0;
        }
        switch (row.kind) {
            case "token_count" -> {
                return usage(row.timestamp);
            }
            case "user_message", "task_started" -> state.ask(row.timestamp);
            case "thread_settings_applied" -> state.tier = row.tier;
            case "turn_aborted" -> {
                return aborted(row.timestamp);
            }
            default -> {
                return 0;
            }
        }
        return 0;
    }

    private int usage(long time) {
        CodexUsage total = row.total;
        CodexUsage last = row.last != null ? row.last : added(total);
        if (total != null && !state.advance(total)) {
            return 1;
        }
        state.total = total == null ? state.total : total;
        if (last == null || last.isEmpty()) {
            return 0;
        }
        sink.request(request(time, last, total == null ? Long.toString(time) : total.key()));
        state.answered(time);
        return 1;
    }

    private @Nullable CodexUsage added(@Nullable CodexUsage total) {
        return total == null || state.total == null ? total : total.since(state.total);
    }

    private Request request(long time, CodexUsage last, String total) {
        String key = lineage().root() + ':' + total + ':' + last.key();
        return attempt(key, last.counts(), Status.OK, time);
    }

    /** A turn that the user stopped while a request was on its way, before it had any usage. */
    private int aborted(long time) {
        if (!"interrupted".equals(row.reason) || row.turnId == null || !state.waiting) {
            return 0;
        }
        sink.request(attempt(lineage().root() + ":aborted:" + row.turnId, TokenCounts.NONE, Status.CANCELLED, time));
        state.answered(time);
        return 1;
    }

    private Request attempt(String key, TokenCounts counts, Status status, long time) {
        Long sent = state.start == null || state.start > time ? null : state.start;
        Long window = sent == null || status != Status.OK ? null : (Long) (time - sent);
        Origin origin = new Origin(
                lineage().depth(),
                thread(),
                key,
                state.cwd,
                state.model == null ? UNKNOWN : state.model,
                state.provider == null ? DEFAULT_PROVIDER : state.provider,
                null,
                sent,
                null,
                time,
                window == null ? SpeedBasis.NONE : SpeedBasis.E2E_APPROX,
                window,
                status,
                null,
                tier());
        return new Request(CodexSource.TOOL, key, null, Trace.SINGLE, counts, null, origin);
    }

    private @Nullable String tier() {
        return state.tier == null || state.tier.equals("default") || state.tier.equals("standard") ? null : state.tier;
    }

    private Lineage lineage() {
        if (lineage == null) {
            lineage = threads.lineage(thread(), state.forkedFrom);
        }
        return lineage;
    }

    private String thread() {
        return state.thread == null ? fileThread : state.thread;
    }

    @Override
    public void flush() {
        // Requests are handed over as they are read.
    }

    @Override
    public void restore(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonScanner json = new JsonScanner();
        json.reset(bytes, 0, bytes.length);
        state.read(json);
    }

    @Override
    public String state() {
        return StateText.object(state::write);
    }
}
