package io.tokenspeed.agent.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.sources.engine.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Imports what is new in the tools' logs and prints the counts. */
final class ImportCommand implements Command {
    private static final Flag FROM = Flag.value(
            "--from",
            "FOLDER",
            "Import from this home folder, such as a copy of another machine's, and not from yours.");
    private static final Flag LABEL = Flag.value(
            "--label", "NAME", "With --from: the name that its requests carry (default: the folder's name).");

    @Override
    public String summary() {
        return "Import what is new in the tools' logs; reports do this first";
    }

    @Override
    public void declare(CommandSpec spec) {
        FROM.addTo(spec);
        LABEL.addTo(spec);
        ReportFlags.JSON.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        Instant start = context.clock().instant();
        ImportReport report = imported(parsed, context);
        Duration elapsed = Duration.between(start, context.clock().instant());
        if (ReportFlags.JSON.in(parsed)) {
            try (JsonOutput output = JsonOutput.open(context.terminal())) {
                json(output.generator(), report, elapsed);
            }
            return 0;
        }
        for (String line :
                Text.wrap(sentence(report, elapsed), context.terminal().width())) {
            context.print(line);
        }
        for (String problem : report.problems()) {
            context.error(Text.clean(problem));
        }
        return 0;
    }

    private static ImportReport imported(ParseResult parsed, Context context) {
        String from = FROM.valueIn(parsed);
        String label = LABEL.valueIn(parsed);
        if (from == null) {
            if (label != null) {
                throw new UsageException("--label needs --from, which names the folder that it is for.");
            }
            return context.importNow();
        }
        Path folder = context.environment().workingDirectory().resolve(from).normalize();
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--from must name a folder, and " + folder + " is none.");
        }
        String name = label == null ? String.valueOf(folder.getFileName()) : label;
        ImportReport report = context.importFrom(new HomeFolder(folder, name));
        if (report.files() == 0) {
            throw new UsageException("There are no logs in " + folder
                    + "; --from needs a home folder, which holds .claude, .codex or another agent's folder.");
        }
        return report;
    }

    private static String sentence(ImportReport report, Duration elapsed) {
        return "Read " + Numbers.full(report.filesRead()) + " of " + Numbers.full(report.files()) + " files in "
                + Numbers.speed(elapsed.toMillis() / 1000.0) + " s: "
                + Numbers.full(report.counts().lines()) + " lines, "
                + Numbers.full(report.counts().records()) + " records = "
                + Numbers.full(report.requests()) + " new requests + "
                + Numbers.full(report.duplicates()) + " duplicates; "
                + Numbers.full(report.counts().badLines()) + " bad lines skipped.";
    }

    private static void json(JsonGenerator json, ImportReport report, Duration elapsed) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeNumberField("files", report.files());
        json.writeNumberField("filesRead", report.filesRead());
        json.writeNumberField("lines", report.counts().lines());
        json.writeNumberField("records", report.counts().records());
        json.writeNumberField("requests", report.requests());
        json.writeNumberField("duplicates", report.duplicates());
        json.writeNumberField("badLines", report.counts().badLines());
        json.writeNumberField("elapsedMs", elapsed.toMillis());
        json.writeArrayFieldStart("problems");
        for (String problem : report.problems()) {
            json.writeString(problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
