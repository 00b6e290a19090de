package io.tokenspeed.agent.command;

import io.tokenspeed.agent.archive.ArchiveText;
import io.tokenspeed.agent.config.ArchiveAge;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.export.RequestExport;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.archive.ArchiveStore.ArchiveRun;
import io.tokenspeed.model.archive.ArchiveStore.DamagedHour;
import io.tokenspeed.model.file.OwnerFile;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The actions of {@code tokenspeed archive}; each returns the exit code. */
final class ArchiveActions {
    private final ArchiveStore archive;
    private final Context context;

    ArchiveActions(ArchiveStore archive, Context context) {
        this.archive = archive;
        this.context = context;
    }

    private int days() {
        try {
            return ArchiveAge.of(context.environment()).days();
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    /** Archives what is old enough. */
    int freeze() {
        Optional<Instant> before = new ArchiveAge(days()).before(context.clock().instant());
        if (before.isEmpty()) {
            say(List.of(ArchiveAge.VARIABLE + " is 0, so nothing is archived."));
            return 0;
        }
        ArchiveRun run = archive.freeze(before.get(), () -> true);
        say(List.of(ArchiveText.run("archived", run)));
        return 0;
    }

    /** Says what is archived. */
    int status(boolean json) throws IOException {
        if (json) {
            try (JsonOutput output = JsonOutput.open(context.terminal())) {
                ArchiveText.json(output.generator(), archive.status(), days());
            }
        } else {
            say(ArchiveText.status(archive.status(), days()));
        }
        return 0;
    }

    /** Checks every block; 1 if one is damaged. */
    int verify() {
        List<DamagedHour> damaged = archive.verify();
        damaged.forEach(hour -> context.print(ArchiveText.damaged(hour)));
        if (damaged.isEmpty()) {
            say(List.of("All " + archive.status().hours() + " blocks are as they were written."));
        }
        return damaged.isEmpty() ? 0 : 1;
    }

    /** Makes archived requests of a range ordinary rows again. */
    int restore(TimeRange range) {
        say(List.of(ArchiveText.run("restored", archive.restore(range))));
        return 0;
    }

    /** Writes the archived requests that count into a new file that only its owner may read. */
    int export(String name) throws IOException {
        Path file = context.environment().workingDirectory().resolve(name);
        if (Files.exists(file)) {
            throw new UsageException("FILE must be a new file, but " + file + " exists.");
        }
        List<UsageFilter> parts = archive.ranges().stream()
                .map(range -> UsageFilter.all(ZoneOffset.UTC).during(range))
                .toList();
        OwnerFile.create(file);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            new RequestExport(context.workspace().storage().requests(), parts).csv(out);
        }
        say(List.of("The archived requests are in " + file + "."));
        return 0;
    }

    /** Makes the file smaller. */
    int compact() {
        long before = archive.status().unusedBytes();
        archive.compact();
        say(List.of("The database is smaller by " + (before - archive.status().unusedBytes()) + " bytes."));
        return 0;
    }

    private void say(List<String> lines) {
        lines.forEach(line -> context.print(Text.wrap(line, context.terminal().width())));
    }
}
