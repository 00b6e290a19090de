package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.agent.server.BackgroundServer;
import io.tokenspeed.agent.server.Browser;
import io.tokenspeed.agent.server.RunningServer;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Opens the website; starts a server in the background where none is running. */
final class OpenCommand implements Command {
    @Override
    public String summary() {
        return "Open the website; starts a server in the background if none runs";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        Environment environment = context.environment();
        Path database = DatabaseLocation.of(environment).path();
        Optional<String> url = RunningServer.url(database);
        if (url.isEmpty()) {
            url = BackgroundServer.start(InstalledProgram.of(environment).path(), database, environment);
        }
        if (url.isEmpty()) {
            context.error("The server did not start; \"tokenspeed serve\" says why.");
            return 1;
        }
        Browser.open(url.get(), environment);
        context.print(url.get());
        return 0;
    }
}
