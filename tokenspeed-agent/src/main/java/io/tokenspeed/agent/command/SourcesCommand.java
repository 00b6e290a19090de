package io.tokenspeed.agent.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.doctor.FoundSource;
import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.doctor.SourcesText;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints which agents' logs were found, and where they were looked for. Imports nothing. */
final class SourcesCommand implements Command {
    private static final Flag ALL = Flag.toggle("--all", "Show the folders of agents that were not found, too.");

    @Override
    public String summary() {
        return "Which agents' logs were found, and where they were looked for";
    }

    @Override
    public void declare(CommandSpec spec) {
        ALL.addTo(spec);
        ReportFlags.JSON.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        List<FoundSource> sources = context.workspace().foundSources();
        if (ReportFlags.JSON.in(parsed)) {
            try (JsonOutput output = JsonOutput.open(context.terminal())) {
                json(output.generator(), sources);
            }
            return 0;
        }
        Terminal terminal = context.terminal();
        SourcesText text = new SourcesText(context.environment().home(), terminal.width(), Paint.of(terminal));
        context.print(text.lines(sources, ALL.in(parsed)));
        for (FoundSource source : sources) {
            source.problems().forEach(problem -> context.error(Text.clean(problem)));
        }
        return 0;
    }

    private static void json(JsonGenerator json, List<FoundSource> sources) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeArrayFieldStart("sources");
        for (FoundSource source : sources) {
            json.writeStartObject();
            json.writeStringField("tool", source.tool());
            json.writeBooleanField("found", source.found());
            json.writeNumberField("files", source.files());
            json.writeNumberField("bytes", source.bytes());
            json.writeNumberField("requests", source.requests());
            json.writeArrayFieldStart("folders");
            for (SearchedFolder folder : source.folders()) {
                json.writeStartObject();
                json.writeStringField("path", folder.path().toString());
                json.writeBooleanField("exists", folder.exists());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            for (String problem : source.problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
