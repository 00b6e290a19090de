package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.integrate.InstalledProgram;
import io.tokenspeed.agent.option.Subcommand;
import io.tokenspeed.agent.service.ServiceException;
import io.tokenspeed.agent.service.UserService;
import io.tokenspeed.agent.terminal.Text;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Installs, removes or shows the user's systemd service that keeps the server running. */
final class ServiceCommand implements Command {
    private static final Subcommand ACTION =
            new Subcommand(List.of("install", "uninstall", "status"), "What to do with the systemd service.");

    @Override
    public String summary() {
        return "Keep the server running: install, uninstall or status";
    }

    @Override
    public void declare(CommandSpec spec) {
        ACTION.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        UserService service = new UserService(context.environment());
        String action = ACTION.in(parsed);
        try {
            return switch (action) {
                case "install" -> print(context, true, service.install(InstalledProgram.toStay(context.environment())));
                case "uninstall" -> print(context, true, service.uninstall());
                case "status" -> {
                    UserService.Status status = service.status();
                    yield print(context, status.healthy(), status.lines());
                }
                default -> throw ACTION.unknown(action);
            };
        } catch (ServiceException failure) {
            context.error(Text.clean(String.valueOf(failure.getMessage())));
            return 1;
        }
    }

    private static int print(Context context, boolean good, List<String> lines) {
        for (String line : lines) {
            context.print(Text.clean(line));
        }
        return good ? 0 : 1;
    }
}
