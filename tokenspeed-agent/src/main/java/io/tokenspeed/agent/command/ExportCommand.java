package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.export.ActivityFields;
import io.tokenspeed.agent.export.ExportTable;
import io.tokenspeed.agent.export.RequestExport;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Writes every matching request to standard output. */
final class ExportCommand implements Command {
    private static final Flag SESSIONS =
            Flag.toggle("--sessions", "Export sessions with their owners, interactions and costs instead of requests.");
    private static final Flag INTERACTIONS =
            Flag.toggle("--interactions", "Export every interaction: requests, and what programs track beside them.");

    @Override
    public String summary() {
        return "Every matching request as csv or json, on standard output";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("csv|json")
                .description("The format.")
                .build());
        SESSIONS.addTo(spec);
        INTERACTIONS.addTo(spec);
        ReportFlags.addFilters(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String format = parsed.matchedPositionalValue(0, "");
        if (!format.equals("csv") && !format.equals("json")) {
            throw new UsageException("The export format must be csv or json, not \"" + format + "\"."
                    + Nearest.hint(format, List.of("csv", "json")));
        }
        ReportOptions options = context.prepared(context.options(parsed));
        if (SESSIONS.in(parsed) && INTERACTIONS.in(parsed)) {
            throw new UsageException("Give --sessions or --interactions, not both.");
        }
        if (!SESSIONS.in(parsed) && !INTERACTIONS.in(parsed)) {
            write(
                    new RequestExport(context.workspace().storage().requests(), options.filter()).table(),
                    format,
                    context);
            return 0;
        }
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(
                DatabaseLocation.of(context.workspace().environment()).path(), PriceBook::bundled)) {
            ActivityReader activity = storage.dashboard().activity();
            write(
                    SESSIONS.in(parsed)
                            ? ActivityFields.sessions(activity, options.filter())
                            : ActivityFields.interactions(activity, options.filter()),
                    format,
                    context);
        }
        return 0;
    }

    private static void write(ExportTable table, String format, Context context) throws IOException {
        if (format.equals("csv")) {
            table.csv(context.terminal().out());
            return;
        }
        try (JsonOutput json = JsonOutput.open(context.terminal())) {
            table.json(json.generator());
        }
    }
}
