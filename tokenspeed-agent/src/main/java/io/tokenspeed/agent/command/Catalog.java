package io.tokenspeed.agent.command;

import io.tokenspeed.agent.report.ReportKind;
import io.tokenspeed.sources.engine.KnownAgent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of all commands, and each command by its name. */
final class Catalog {
    /** All names but those of agents, in the order of the help. */
    static final List<String> NAMES = List.of(
            "daily",
            "weekly",
            "monthly",
            "session",
            "blocks",
            "limits",
            "guard",
            "models",
            "providers",
            "projects",
            "speed",
            "statusline",
            "import",
            "sources",
            "export",
            "archive",
            "pricing",
            "reprice",
            "doctor",
            "config",
            "serve",
            "open",
            "watch",
            "top",
            "demo",
            "integrate",
            "service",
            "alerts",
            "upload",
            "device",
            "hub",
            "gateway",
            "version",
            "help");

    private Catalog() {}

    /** Whatever a command line may begin with. */
    static List<String> firstWords() {
        return Stream.concat(NAMES.stream(), KnownAgent.TOOLS.stream()).toList();
    }

    /** The command with this name, or null where there is none. */
    static @Nullable Command find(String name) {
        return switch (name) {
            case "daily" -> new ReportCommand(ReportKind.DAILY, "Tokens, cost and speed per day");
            case "weekly" -> new ReportCommand(ReportKind.WEEKLY, "Tokens, cost and speed per week, from Monday");
            case "monthly" -> new ReportCommand(ReportKind.MONTHLY, "Tokens, cost and speed per month");
            case "session" ->
                new ReportCommand(ReportKind.SESSION, "Tokens, cost and speed per session, or one session");
            case "blocks" -> new BlocksCommand(null);
            case "limits" -> new LimitsCommand();
            case "guard" -> new GuardCommand();
            case "models" -> new ReportCommand(ReportKind.MODELS, "Tokens, cost and speed per model");
            case "providers" -> new ReportCommand(ReportKind.PROVIDERS, "Tokens, cost and speed per provider");
            case "projects" -> new ReportCommand(ReportKind.PROJECTS, "Tokens, cost and speed per project");
            case "speed" -> new SpeedCommand();
            case "statusline" -> new StatuslineCommand();
            case "import" -> new ImportCommand();
            case "sources" -> new SourcesCommand();
            case "export" -> new ExportCommand();
            case "archive" -> new ArchiveCommand();
            case "pricing" -> new PricingCommand();
            case "reprice" -> new RepriceCommand();
            case "doctor" -> new DoctorCommand();
            case "config" -> new ConfigCommand();
            case "serve" -> new ServeCommand();
            case "open" -> new OpenCommand();
            case "watch" -> new WatchCommand();
            case "top" -> new TopCommand();
            case "demo" -> new DemoCommand();
            case "integrate" -> new IntegrateCommand();
            case "service" -> new ServiceCommand();
            case "alerts" -> new AlertsCommand();
            case "upload" -> new UploadCommand();
            case "device" -> new DeviceCommand();
            case "hub" -> new OtherProgramCommand("hub", "a team's hub");
            case "gateway" -> new OtherProgramCommand("gateway", "the gateway");
            case "version" -> new VersionCommand();
            case "help" -> new HelpCommand();
            default -> ToolCommand.find(name);
        };
    }

    /** How many of the words make up the command's name: two for the report of one tool, else one. */
    static int words(List<String> arguments) {
        return arguments.size() > 1 && ToolCommand.find(arguments.get(0) + " " + arguments.get(1)) != null ? 2 : 1;
    }
}
