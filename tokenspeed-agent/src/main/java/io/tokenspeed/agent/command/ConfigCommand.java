package io.tokenspeed.agent.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.agent.config.Setting;
import io.tokenspeed.agent.config.Settings;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints every effective setting and where its value came from. */
final class ConfigCommand implements Command {
    private static final int NAME_WIDTH = 24;

    @Override
    public String summary() {
        return "Every effective setting and where it came from";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.JSON.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        List<Setting> settings = effective(parsed, context);
        if (ReportFlags.JSON.in(parsed)) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                json(json.generator(), settings);
            }
            return 0;
        }
        // A list and not a table: a value that was shortened to fit could not be copied.
        for (Setting setting : settings) {
            String name = setting.name()
                    + " ".repeat(Math.max(2, NAME_WIDTH - setting.name().length()));
            String value = Text.clean(setting.value()) + " (" + setting.origin().inWords() + ")";
            context.print(Text.wrapBehind(name, value, context.terminal().width()));
        }
        return 0;
    }

    private static List<Setting> effective(ParseResult parsed, Context context) {
        String zone = ReportOptions.zone(parsed, context.environment(), context.clock())
                .getId();
        List<Setting> settings = new ArrayList<>();
        for (Setting setting : context.workspace().settings()) {
            if (setting.name().equals(Settings.TIME_ZONE) && ReportFlags.TIMEZONE.in(parsed)) {
                settings.add(setting.overriddenBy(ReportFlags.TIMEZONE.name(), zone));
            } else if (setting.name().equals(Settings.COLOURS) && ReportFlags.NO_COLOR.in(parsed)) {
                settings.add(setting.overriddenBy(ReportFlags.NO_COLOR.name(), "off"));
            } else {
                settings.add(setting);
            }
        }
        return settings;
    }

    private static void json(JsonGenerator json, List<Setting> settings) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeArrayFieldStart("settings");
        for (Setting setting : settings) {
            json.writeStartObject();
            json.writeStringField("name", setting.name());
            json.writeStringField("value", setting.value());
            json.writeStringField("origin", setting.origin().kind());
            json.writeStringField("originName", setting.origin().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
