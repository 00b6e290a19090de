package io.tokenspeed.sources.codex;

import io.tokenspeed.sources.json.MalformedJsonException;
import io.tokenspeed.sources.lines.LineHandler;
import io.tokenspeed.sources.lines.LineReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Collects the usage of all records in a rollout, to recognise copies of them. */
final class RolloutUsage implements LineHandler {
    private final CodexRow row = new CodexRow();
    private final Set<String> usage = new HashSet<>();

    private RolloutUsage() {}

    /** Returns the usage keys of a rollout, as far as the file can be read. */
    static Set<String> of(Path rollout) {
        RolloutUsage all = new RolloutUsage();
        try (InputStream in = RolloutStream.open(rollout)) {
            new LineReader().read(Channels.newChannel(in), 0, all);
        } catch (IOException unreadable) {
            return all.usage;
        }
        return all.usage;
    }

    @Override
    public void line(byte[] bytes, int start, int end, long nextOffset) {
        try {
            row.read(bytes, start, end);
        } catch (MalformedJsonException damaged) {
            return;
        }
        if (row.total != null || row.last != null || row.usage != null) {
            usage.add(row.usageKey());
        }
    }

    @Override
    public void tail(byte[] bytes, int start, int end) {
        line(bytes, start, end, 0);
    }

    @Override
    public void tooLong(long nextOffset) {
        // Records with usage are short.
    }
}
