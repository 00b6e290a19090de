package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.lines.LineHandler;
import io.tokenspeed.sources.lines.LineReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the thread and its ancestors from the first records of a rollout. */
final class RolloutHead implements LineHandler {
    /** In bytes. A {@code session_meta} has 30 kB at most, so a record that does not fit is not one. */
    private static final int LENGTH = 1 << 18;

    private static final int RECORDS = 2;

    private final CodexFamily family = new CodexFamily();
    private int records;

    private RolloutHead() {}

    static RolloutHead of(Path rollout) {
        RolloutHead head = new RolloutHead();
        try (InputStream in = RolloutStream.open(rollout)) {
            byte[] bytes = in.readNBytes(LENGTH);
            new LineReader().read(Channels.newChannel(new ByteArrayInputStream(bytes)), 0, head);
        } catch (IOException unreadable) {
            return new RolloutHead();
        }
        return head;
    }

    /** Returns the parent of a thread: the nearest ancestor that the rollout names. */
    Optional<String> parent(String thread) {
        return family.ancestors().stream()
                .filter(ancestor -> !ancestor.equals(thread))
                .findFirst();
    }

    @Override
    public void line(byte[] bytes, int start, int end, long nextOffset) {
        if (records++ >= RECORDS) {
            return;
        }
        try {
            CodexRow row = new CodexRow();
            row.read(bytes, start, end);
            note(row, row.id);
        } catch (MalformedJsonException damaged) {
            return;
        }
    }

    private void note(CodexRow row, @Nullable String id) {
        if (id == null || !"session_meta".equals(row.type)) {
            return;
        }
        if (family.isNew()) {
            family.begin(id, row.forkedFrom, (thread, ancestor) -> {});
        } else {
            family.copied(id, row.forkedFrom, (thread, ancestor) -> {});
        }
    }

    @Override
    public void tail(byte[] bytes, int start, int end) {
        line(bytes, start, end, 0);
    }

    @Override
    public void tooLong(long nextOffset) {
        records++;
    }
}
