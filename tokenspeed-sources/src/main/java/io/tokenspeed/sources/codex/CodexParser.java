package io.tokenspeed.sources.codex;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.sources.codex.CodexRequests.Attempt;
import io.tokenspeed.sources.codex.CodexResponses.Waiting;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.lines.StateText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one rollout into requests. Codex logs counters, not requests: each {@code token_count} event
 * with a new cumulative total stands for one request, and so does each {@code token_usage_record} without such an
 * event.
 */
final class CodexParser implements RecordParser {
    private final RecordSink sink;
    private final CodexRow row = new CodexRow();
    private final CodexState state = new CodexState();
    private final CodexRequests requests;

    /**
     * Creates a parser for one rollout.
     *
     * @param fileThread the thread id in the rollout's file name, for rollouts whose first record is damaged
     */
    CodexParser(RecordSink sink, CodexThreads threads, String fileThread) {
        this.sink = sink;
        this.requests = new CodexRequests(threads, fileThread, state);
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        row.read(bytes, start, end);
        if (row.type == null) {
            return 0;
        }
        state.replay.tick(row.timestamp);
        return switch (row.type) {
            case "session_meta" -> meta();
            case "turn_context" -> context();
            case "response_item" -> item();
            case "token_usage_record" -> response();
            case "compacted" -> compacted();
            case "event_msg" -> event();
            default -> 0;
        };
    }

    /**
     * Only the first {@code session_meta} is the rollout's own; later ones were copied with the history of ancestors.
     */
    private int meta() {
        if (row.id == null) {
            return 0;
        }
        if (state.family.isNew()) {
            state.family.begin(row.id, row.forkedFrom, this::descends);
            state.replay.begin(row.made, row.forkedFrom != null);
            spawned(row.id, row.spawnedBy);
            state.provider = row.provider;
            state.cwd = row.cwd;
        } else if (isHead() && state.family.copied(row.id, row.forkedFrom, this::descends)) {
            state.replay.copied();
        }
        return 0;
    }

    private void spawned(String thread, @Nullable String parent) {
        if (parent != null && !parent.isEmpty() && !parent.equals(thread)) {
            sink.session(SessionDetail.logged(thread, parent));
        }
    }

    /** History is copied to the head of a rollout only, so a thread that is named later is not an ancestor. */
    private boolean isHead() {
        return state.replay.isOpen() || state.streams.latest() == null;
    }

    private void descends(String thread, String ancestor) {
        sink.descent(new Descent(CodexSource.TOOL, thread, ancestor));
    }

    private int context() {
        settle();
        turn();
        state.model = row.model == null ? state.model : row.model;
        state.cwd = row.cwd == null || state.cwd != null ? state.cwd : row.cwd;
        return 0;
    }

    private void turn() {
        Long started = row.startedAt != null
                ? row.startedAt
                : TurnTime.of(row.turnId, state.family.thread(), state.replay.created());
        state.replay.turn(row.timestamp, started);
    }

    /** The output of a tool starts the next request; reasoning and output are the parts of a response. */
    private int item() {
        String kind = row.kind;
        if (kind == null) {
            return 0;
        }
        if (kind.endsWith("_call_output")) {
            state.toolEnded(row.timestamp);
        } else if (kind.equals("reasoning")) {
            state.reasoned(row.timestamp);
        } else if (kind.endsWith("_call") || (kind.equals("message") && "assistant".equals(row.role))) {
            state.output(row.timestamp);
        }
        return 0;
    }

    private int event() {
        if (row.kind == null) {
            return 0;
        }
        switch (row.kind) {
            case "token_count" -> {
                return count();
            }
            case "user_message", "task_started" -> ask();
            case "thread_settings_applied" -> settings();
            case "turn_aborted" -> {
                return aborted();
            }
            default -> {
                return 0;
            }
        }
        return 0;
    }

    private void ask() {
        settle();
        turn();
        state.ask(row.timestamp);
    }

    /** Settings without a service tier leave the tier unchanged. */
    private void settings() {
        settle();
        if (row.tierTold) {
            state.tier = row.tier;
        }
    }

    /** The request that compacted the history has ended, and no event counts it. */
    private int compacted() {
        settle();
        return 0;
    }

    private int response() {
        CodexUsage usage = row.usage;
        if (usage == null || row.timestamp == null) {
            return dropped(usage == null ? "usage is missing" : "no readable time");
        }
        if (!usage.hasTokens()) {
            return 0;
        }
        long time = row.timestamp;
        if (!state.responses.repeats(row.responseId, usage, row.threadUsage)) {
            settle();
            if (!state.responses.isCounted(usage, time)) {
                await(usage, time);
            }
        }
        return 1;
    }

    private void await(CodexUsage usage, long time) {
        CodexUsage latest = state.streams.latest();
        CodexUsage total = latest == null ? usage : latest.plus(usage);
        String key = state.responses.key(total.key() + ':' + usage.key());
        boolean replay = requests.isReplay(time, row);
        state.responses.await(new Waiting(usage, key, state.times(time), state.waiting, row.responseId, replay, false));
        state.answered(time);
    }

    /** Hands over a waiting response without an event, because the next records belong to another request. */
    private void settle() {
        Waiting response = state.responses.waiting();
        if (response == null || response.told()) {
            return;
        }
        state.responses.await(response.afterTelling());
        hand(
                response.usage().faults(),
                new Attempt(
                        response.key(),
                        response.usage().counts(),
                        Status.OK,
                        response.asked() ? response.times() : response.times().withoutStart(),
                        new ProviderIds(response.id(), null),
                        response.replay()));
    }

    private int count() {
        if (row.timestamp != null && !state.replay.isOpen()) {
            row.limits.keep(row.timestamp);
        }
        CountEvent event = CountEvent.of(row);
        String bad = event.problem();
        if (bad != null || row.timestamp == null) {
            return bad == null ? 0 : dropped(bad);
        }
        CodexUsage total = event.total();
        CodexUsage added = total == null ? row.last : state.streams.added(total, event.last());
        if (added != null && added.hasTokens()) {
            counted(added, row.timestamp, total == null ? Long.toString(row.timestamp) : total.key());
        }
        return total == null && added == null ? 0 : 1;
    }

    private void counted(CodexUsage added, long time, String total) {
        boolean replay = requests.isReplay(time, row);
        Waiting record = state.responses.waiting();
        if (record != null && !record.usage().counts(added)) {
            settle();
            record = null;
        }
        CodexTimes times = record == null ? state.times(time) : record.times().withAt(time);
        String id = record == null ? null : record.id();
        String key = key(record, total + ':' + added.key());
        state.responses.advanced(added, time, record != null);
        state.answered(time);
        if (key != null) {
            String faults = row.last == null ? added.faults() : row.last.faults();
            hand(faults, new Attempt(key, added.counts(), Status.OK, times, new ProviderIds(id, null), replay));
        }
    }

    /** Returns the key of a counted request; null if the request was already handed over under another key. */
    private static @Nullable String key(@Nullable Waiting record, String key) {
        if (record == null || !record.isKnownBy(key)) {
            return record != null && record.told() ? null : key;
        }
        return record.key();
    }

    private void hand(String faults, Attempt attempt) {
        if (!faults.isEmpty()) {
            sink.doubtful(faults);
        }
        sink.request(requests.make(attempt));
    }

    private int dropped(String reason) {
        sink.dropped(reason);
        return 0;
    }

    /** Handles a turn that the user stopped while a request was running and had no usage yet. */
    private int aborted() {
        if (!"interrupted".equals(row.reason) || row.turnId == null || !state.waiting) {
            return 0;
        }
        if (row.timestamp == null) {
            return dropped("no readable time");
        }
        settle();
        long time = row.timestamp;
        sink.request(requests.make(new Attempt(
                "aborted:" + row.turnId,
                TokenCounts.NONE,
                Status.CANCELLED,
                state.times(time).withoutStream(),
                ProviderIds.NONE,
                state.replay.isOpen())));
        state.answered(time);
        return 1;
    }

    /** Hands over the waiting response and the limits, because the end of the file may be the end of the thread. */
    @Override
    public void flush() {
        settle();
        row.limits.handOver(sink);
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
