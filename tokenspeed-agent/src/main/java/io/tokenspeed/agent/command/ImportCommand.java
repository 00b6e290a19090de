package io.tokenspeed.agent.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Numbers;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.sources.engine.ImportReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Imports what is new in the tools' logs and prints the counts. */
final class ImportCommand implements Command {
    @Override
    public String summary() {
        return "Import what is new in the tools' logs; reports do this first";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.JSON.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        Instant start = context.clock().instant();
        ImportReport report = context.importNow();
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
