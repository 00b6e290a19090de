package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.doctor.DoctorFacts;
import io.tokenspeed.agent.doctor.DoctorJson;
import io.tokenspeed.agent.doctor.DoctorText;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.uploader.UploadStatus;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the self-check; exit code 1 when something needs the user. */
final class DoctorCommand implements Command {
    @Override
    public String summary() {
        return "Check the logs and the database, and list problems to fix";
    }

    @Override
    public void declare(CommandSpec spec) {
        ReportFlags.JSON.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        Terminal terminal = ReportFlags.NO_COLOR.in(parsed) ? context.terminal().withoutColour() : context.terminal();
        DoctorFacts facts = context.workspace().doctorFacts();
        UploadStatus upload = context.workspace().uploadStatus(context.version());
        if (ReportFlags.JSON.in(parsed)) {
            try (JsonOutput json = JsonOutput.open(terminal)) {
                new DoctorJson(json.generator()).write(facts, upload);
            }
        } else {
            context.print(new DoctorText(
                            ReportOptions.zone(parsed, context.environment(), context.clock()),
                            terminal.width(),
                            Paint.of(terminal))
                    .lines(facts, upload));
        }
        return facts.healthy(upload) ? 0 : 1;
    }
}
