package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.Trace;
import io.tokenspeed.sources.ReadSink;
import io.tokenspeed.sources.claude.ClaudeParents.Parent;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.StateText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one transcript into requests. Claude Code writes a row per content block, each with the usage known
 * by then, so rows of one message merge here and the rest of them in the store.
 */
final class ClaudeParser implements RecordParser {
    private static final String SYNTHETIC = "<synthetic>";
    private static final String UNKNOWN = "unknown";
    private static final Key CWD = Key.of("cwd");
    private static final Key PARENTS = Key.of("parents");

    private final ReadSink sink;
    private final ClaudeRow row = new ClaudeRow();
    private final ClaudeParents parents = new ClaudeParents();
    private @Nullable String project;
    private @Nullable Request pending;

    ClaudeParser(ReadSink sink) {
        this.sink = sink;
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        row.read(bytes, start, end);
        if (project == null && row.cwd != null && !row.cwd.isEmpty()) {
            project = row.cwd;
        }
        if (row.timestamp == null) {
            return 0;
        }
        if ("assistant".equals(row.type)) {
            return assistant(row.timestamp, bytes, start, end);
        }
        if ("user".equals(row.type)) {
            return user(row.timestamp, bytes, start, end);
        }
        return 0;
    }

    private int assistant(long time, byte[] bytes, int start, int end) {
        if (row.apiError) {
            add(failure(time, ClaudeErrors.kind(row.error, bytes, start, end)));
            return 1;
        }
        if (row.usage == null || row.model == null || row.model.equals(SYNTHETIC)) {
            remember(time, "", null);
            return 0;
        }
        String id = messageId();
        Long sent = row.durationMs > 0 ? (Long) (time - row.durationMs) : parents.startOf(id, row.parentUuid);
        remember(time, id, sent);
        String region = row.usage.region();
        add(success(id, row.model, row.usage, region, costNano(), sent, time));
        for (int i = 0; i < row.advisors.size(); i++) {
            advisor(row.advisors.get(i), id + ":advisor:" + i, region, time);
        }
        return 1 + row.advisors.size();
    }

    private int user(long time, byte[] bytes, int start, int end) {
        Parent parent = parents.get(row.parentUuid);
        remember(time, "", null);
        boolean interrupted =
                parent != null && parent.messageId().isEmpty() && ClaudeErrors.interrupted(bytes, start, end);
        if (interrupted) {
            add(attempt(row.uuid == null ? messageId() : session() + ":" + row.uuid, Status.CANCELLED, null, time));
        }
        return interrupted ? 1 : 0;
    }

    private Request success(
            String id,
            String model,
            ClaudeUsage usage,
            @Nullable String region,
            @Nullable Long costNano,
            @Nullable Long sent,
            long time) {
        boolean measured = row.durationMs > 0;
        Long window = sent == null || sent > time ? null : (Long) (time - sent);
        boolean reliable = row.stopped && ClaudeVersion.writesFinalOutput(row.version);
        Origin origin = new Origin(
                row.sidechain ? 1 : 0,
                session(),
                id,
                project,
                model,
                ClaudeProvider.of(model),
                null,
                window == null ? null : sent,
                null,
                time,
                window == null ? SpeedBasis.NONE : measured ? SpeedBasis.EXACT_E2E : SpeedBasis.E2E_APPROX,
                window,
                Status.OK,
                null,
                usage.tier());
        return new Request(
                ClaudeSource.TOOL,
                id,
                null,
                Trace.SINGLE,
                usage.counts(reliable || measured),
                usage.billing(region),
                costNano,
                origin);
    }

    /** The logged cost is that of the message alone; the region holds for all that the message asked. */
    private void advisor(ClaudeUsage usage, String id, @Nullable String region, long time) {
        if (usage.model() != null && !usage.isEmpty()) {
            add(success(id, usage.model(), usage, region, null, null, time));
        }
    }

    private Request failure(long time, ErrorKind kind) {
        return attempt(messageId(), Status.FAILED, kind, time);
    }

    private Request attempt(String id, Status status, @Nullable ErrorKind kind, long time) {
        Origin origin = new Origin(
                row.sidechain ? 1 : 0,
                session(),
                id,
                project,
                UNKNOWN,
                null,
                null,
                null,
                null,
                time,
                SpeedBasis.NONE,
                null,
                status,
                kind,
                null);
        return new Request(ClaudeSource.TOOL, id, null, Trace.SINGLE, TokenCounts.NONE, null, origin);
    }

    /** The provider's own ids are unique everywhere; other ids only within their session. */
    private String messageId() {
        String id = row.messageId == null ? row.uuid : row.messageId;
        return id != null && id.startsWith("msg_") ? id : session() + ":" + id;
    }

    private String session() {
        return row.sessionId == null ? UNKNOWN : row.sessionId;
    }

    private @Nullable Long costNano() {
        return BelievedCost.nano(row.costUsd);
    }

    private void remember(long time, String messageId, @Nullable Long start) {
        if (row.uuid != null) {
            parents.put(row.uuid, new Parent(time, messageId, start));
        }
    }

    private void add(Request request) {
        if (pending != null && pending.naturalKey().equals(request.naturalKey())) {
            pending = pending.merge(request);
        } else {
            flush();
            pending = request;
        }
    }

    @Override
    public void flush() {
        if (pending != null) {
            sink.request(pending);
            pending = null;
        }
    }

    @Override
    public void restore(String state) {
        byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
        JsonScanner json = new JsonScanner();
        json.reset(bytes, 0, bytes.length);
        json.enterObject();
        while (json.nextMember()) {
            if (json.at(CWD)) {
                project = json.text();
            } else if (json.at(PARENTS)) {
                parents.read(json);
            } else {
                json.skip();
            }
        }
    }

    @Override
    public String state() {
        return StateText.object(json -> {
            json.writeStringField("cwd", project);
            json.writeFieldName("parents");
            parents.write(json);
        });
    }
}
