package io.tokenspeed.agent.command;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.alert.action.AlertOutput;
import io.tokenspeed.agent.alert.action.RuleActions;
import io.tokenspeed.agent.alert.action.RuleFile;
import io.tokenspeed.agent.alert.action.RuleViews;
import io.tokenspeed.agent.alert.action.TargetActions;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.alert.AlertFieldException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows and changes the rules of alerts and the targets that they are delivered to. */
final class AlertsCommand implements Command {
    private static final List<String> ACTIONS = List.of(
            "show", "history", "preview", "enable", "disable", "set", "add", "remove", "mute", "unmute", "test",
            "target", "export", "import", "check");

    @Override
    public String summary() {
        return "Rules that tell you about errors, slowness and spend, and whom they tell";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("ACTION")
                .description(
                        "Nothing lists all rules.",
                        "show|enable|disable|remove|unmute RULE; history [RULE]",
                        "set RULE KEY=VALUE...; preview RULE [KEY=VALUE...]",
                        "add KIND [KEY=VALUE...]; mute RULE 2h; check",
                        "test TARGET; target [add TARGET slack|webhook]",
                        "target remove|enable|rotate|settle TARGET",
                        "export; import FILE",
                        "The address of a new target is read from " + TargetActions.URL + " or standard input.")
                .build());
        ReportFlags.JSON.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        List<String> words = parsed.matchedPositionalValue(0, List.of());
        AlertOutput output = new AlertOutput(context, ReportFlags.JSON.in(parsed));
        try (LocalAlerts alerts = context.workspace().alerts()) {
            return act(words, alerts, output);
        } catch (AlertFieldException wrong) {
            throw new UsageException(wrong.getMessage() + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int act(List<String> words, LocalAlerts alerts, AlertOutput output)
            throws IOException, InterruptedException {
        RuleActions rules = new RuleActions(alerts, output, output.context().clock());
        RuleViews views = new RuleViews(alerts, output, output.context().clock());
        String first = word(words, 1);
        List<String> rest = words.subList(Math.min(2, words.size()), words.size());
        return switch (word(words, 0)) {
            case "" -> views.list();
            case "show" -> views.show(first);
            case "history" -> views.history(first);
            case "preview" -> views.preview(first, rest);
            case "enable" -> rules.enable(first, true);
            case "disable" -> rules.enable(first, false);
            case "set" -> rules.set(first, rest);
            case "add" -> rules.add(first, rest);
            case "remove" -> rules.remove(first);
            case "mute" -> rules.mute(first, time(rest));
            case "unmute" -> rules.mute(first, "");
            case "test" -> new TargetActions(alerts, output).test(first);
            case "target" -> new TargetActions(alerts, output).run(words.subList(1, words.size()));
            case "export" -> new RuleFile(alerts.control(), output).export();
            case "import" -> new RuleFile(alerts.control(), output).read(file(first, output.context()));
            case "check" -> check(alerts, views, output.context());
            default -> throw unknown(words.get(0));
        };
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }

    private static String time(List<String> rest) {
        if (rest.isEmpty()) {
            throw new UsageException("For how long? For example: tokenspeed alerts mute error-rate 2h");
        }
        return rest.get(0);
    }

    private static Path file(String name, Context context) {
        if (name.isEmpty()) {
            throw new UsageException("Which file? For example: tokenspeed alerts import rules.json");
        }
        return context.environment().workingDirectory().resolve(name);
    }

    /** A running server evaluates by itself, and two programs that evaluate would count each other's ticks. */
    private static int check(LocalAlerts alerts, RuleViews views, Context context) throws InterruptedException {
        if (!context.workspace().isFollowed()) {
            context.importNow();
            alerts.once();
        }
        return views.firing();
    }

    private static UsageException unknown(String action) {
        return new UsageException("The action must be one of " + String.join(", ", ACTIONS) + ", not \"" + action
                + "\"." + Nearest.hint(action, ACTIONS));
    }
}
