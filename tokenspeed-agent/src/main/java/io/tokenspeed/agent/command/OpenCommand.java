package io.tokenspeed.agent.command;

import io.tokenspeed.agent.server.Browser;
import io.tokenspeed.agent.server.RunningServer;
import io.tokenspeed.store.DatabaseLocation;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Opens the website of the running server. */
final class OpenCommand implements Command {
    @Override
    public String summary() {
        return "Open the website of the running server";
    }

    @Override
    public void declare(CommandSpec spec) {}

    @Override
    public int run(ParseResult parsed, Context context) {
        Optional<String> url = RunningServer.url(
                DatabaseLocation.of(context.workspace().environment()).path());
        if (url.isEmpty()) {
            context.error("No server is running; \"tokenspeed serve\" starts one.");
            return 1;
        }
        Browser.open(url.get(), context.environment());
        context.print(url.get());
        return 0;
    }
}
