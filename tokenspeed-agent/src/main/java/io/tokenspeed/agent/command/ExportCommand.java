package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.export.RequestExport;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.JsonOutput;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Writes every matching request to standard output. */
final class ExportCommand implements Command {
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
        RequestExport export = new RequestExport(context.workspace().storage().requests(), options.filter());
        if (format.equals("csv")) {
            export.csv(context.terminal().out());
        } else {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                export.json(json.generator());
            }
        }
        return 0;
    }
}
