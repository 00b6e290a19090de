package io.tokenspeed.sources.claude;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.claude.ClaudeParents.Parent;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import io.tokenspeed.sources.lines.RecordParser;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.lines.StateText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one transcript into requests. Claude Code writes a row per content block, each with the usage known
 * at that time. Adjacent rows of one message merge here, others in the store.
 */
final class ClaudeParser implements RecordParser {
    private static final String USER = "user";
    private static final String ATTACHMENT = "attachment";
    private static final String PROGRESS = "progress";
    private static final String NO_TIME = "no readable time";
    private static final Key CWD = Key.of("cwd");
    private static final Key PARENTS = Key.of("parents");
    private static final Key RUNS = Key.of("runs");

    private final RecordSink sink;
    private final ClaudeRow outer = new ClaudeRow();
    private final ClaudeParents parents = new ClaudeParents();
    private final ClaudeRuns runs = new ClaudeRuns();
    private @Nullable String project;
    private @Nullable Request pending;

    ClaudeParser(RecordSink sink) {
        this.sink = sink;
    }

    @Override
    public int record(byte[] bytes, int start, int end) {
        outer.read(bytes, start, end);
        if (project == null && outer.cwd != null && !outer.cwd.isEmpty()) {
            project = outer.cwd;
        }
        ClaudeRow row = PROGRESS.equals(outer.type) ? outer.subAgent() : outer;
        if (row == null) {
            return 0;
        }
        if (ClaudeRow.ASSISTANT.equals(row.type)) {
            return assistant(row, bytes, start, end);
        }
        if (ATTACHMENT.equals(row.type)) {
            return attachment(row);
        }
        return USER.equals(row.type) ? user(row, bytes, start, end) : 0;
    }

    private int assistant(ClaudeRow row, byte[] bytes, int start, int end) {
        if (row.timestamp == null) {
            return withoutTime(row);
        }
        long time = row.timestamp;
        if (row.apiError) {
            ErrorKind kind = ClaudeErrors.kind(row.error, bytes, start, end);
            add(requests(row).attempt(row.id(), Status.FAILED, kind, time));
            return 1;
        }
        ClaudeUsage usage = row.message.usage;
        if (usage == null || !row.message.isAnswer()) {
            remember(row, time, "", null);
            return unreadable(row);
        }
        return answer(row, usage, time);
    }

    private int withoutTime(ClaudeRow row) {
        if (row.apiError || row.message.usageUnreadable || row.message.isAnswer()) {
            sink.dropped(NO_TIME);
        }
        return 0;
    }

    /** An attachment lies between the user's row and the answer, so it is the parent of the answer's row. */
    private int attachment(ClaudeRow row) {
        if (row.timestamp != null) {
            Parent parent = parents.get(row.parentUuid);
            long written = row.timestamp;
            long asked = parent != null && parent.messageId().isEmpty() ? parent.time() : written;
            remember(row, Math.max(written, asked), "", null);
        }
        return 0;
    }

    private int unreadable(ClaudeRow row) {
        if (row.message.usageUnreadable && !row.message.isMadeUp()) {
            sink.dropped("usage is no object");
        }
        return 0;
    }

    private int answer(ClaudeRow row, ClaudeUsage usage, long time) {
        ClaudeRequests requests = requests(row);
        ClaudeRun run = runs.of(row.id(), time, row, usage, parents);
        remember(row, time, row.id(), run.start);
        add(requests.answer(run, usage, time));
        List<ClaudeUsage> advisors = usage.advisors();
        for (int i = 0; i < advisors.size(); i++) {
            add(requests.part(run.key + ":advisor:" + i, advisors.get(i), time));
        }
        List<ClaudeUsage> compactions = usage.compactions();
        for (int i = 0; i < compactions.size(); i++) {
            add(requests.part(run.key + ":compaction:" + i, compactions.get(i), time));
        }
        String problem = ClaudeRequests.problem(row, usage, advisors, compactions);
        if (problem != null) {
            sink.doubtful(problem);
        }
        return 1 + advisors.size() + compactions.size();
    }

    private int user(ClaudeRow row, byte[] bytes, int start, int end) {
        runs.follow(row);
        Parent parent = parents.get(row.parentUuid);
        boolean unanswered = parent != null && parent.messageId().isEmpty();
        boolean interrupted = unanswered && ClaudeErrors.interrupted(bytes, start, end);
        if (row.timestamp == null) {
            if (interrupted) {
                sink.dropped(NO_TIME);
            }
            return 0;
        }
        remember(row, row.timestamp, "", null);
        if (interrupted) {
            add(requests(row).attempt(row.ownId(), Status.CANCELLED, null, row.timestamp));
        }
        return interrupted ? 1 : 0;
    }

    private ClaudeRequests requests(ClaudeRow row) {
        return new ClaudeRequests(row, project);
    }

    private void remember(ClaudeRow row, long time, String messageId, @Nullable Long start) {
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
            } else if (json.at(RUNS)) {
                runs.read(json);
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
            json.writeFieldName("runs");
            runs.write(json);
        });
    }
}
