package io.tokenspeed.agent.command;

import io.tokenspeed.agent.config.UploadFlags;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.server.ServeSettings;
import io.tokenspeed.agent.server.Serving;
import io.tokenspeed.store.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Serves the API and the website until it is ended. */
final class ServeCommand implements Command {
    private static final Flag PORT = Flag.value(
            "--port", "PORT", "Listen on this port or the next free one (default: TS_BG_PORT, else 3456); 0 for any.");
    private static final Flag NO_OPEN = Flag.toggle("--no-open", "Do not open the website in a browser.");

    @Override
    public String summary() {
        return "The website and the API on this machine, kept up to date";
    }

    @Override
    public void declare(CommandSpec spec) {
        PORT.addTo(spec);
        NO_OPEN.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        UploadFlags.of(context.environment());
        ServeSettings settings = ServeSettings.of(context.environment());
        String port = PORT.valueIn(parsed);
        if (port != null) {
            settings = settings.onPort(ServeSettings.port(PORT.name(), port));
        }
        Path database = DatabaseLocation.of(context.environment()).path();
        new Serving(database, context.environment(), context.clock(), context.version(), line -> {
                    context.print(line);
                    context.terminal().out().flush();
                })
                .run(settings, !NO_OPEN.in(parsed));
        return 0;
    }
}
