package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.Website;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.server.ServeSettings;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Serves the API and the website until the process is ended. */
final class ServeCommand implements Command {
    private static final Flag PORT = Flag.value(
            "--port",
            "PORT",
            "Listen on this port; 0 for any free one (default: TS_BG_PORT, else 3456, or the next free one).");

    @Override
    public String summary() {
        return "The website and the API on this machine, kept up to date";
    }

    @Override
    public void declare(CommandSpec spec) {
        PORT.addTo(spec);
        Website.NO_OPEN.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        Website website = new Website(context);
        String port = PORT.valueIn(parsed);
        if (port != null) {
            website = website.onlyOnPort(ServeSettings.port(PORT.name(), port));
        }
        website.serve(!Website.NO_OPEN.in(parsed));
        return 0;
    }
}
