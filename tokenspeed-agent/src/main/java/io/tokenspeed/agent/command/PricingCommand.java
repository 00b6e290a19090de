package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.PricePage;
import io.tokenspeed.agent.option.Day;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.pricing.action.PriceActions;
import io.tokenspeed.agent.pricing.sync.SyncRequest;
import io.tokenspeed.agent.reprice.CostsAfterSync;
import io.tokenspeed.agent.reprice.RepriceText;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.workspace.PriceExplanation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows the price row that a model matches and the rule that matched it, and brings newer prices into the book. */
final class PricingCommand implements Command {
    private static final List<String> ACTIONS = List.of("sync", "check", "held", "confirm", "reject", "prefer");
    private static final Flag PROVIDER = Flag.value("--provider", "PROVIDER", "The price at this provider.");
    private static final Flag AT =
            Flag.value("--at", "DAY", "The price in force on that day, written like --since (default: now).");

    private static final Flag SOURCE =
            Flag.value("--source", "SOURCE", "sync: only this source: litellm, genai-prices or models.dev.");
    private static final Flag FILE = Flag.value("--file", "FILE", "sync: read the list of --source from a file.");
    private static final Flag DRY_RUN = Flag.toggle("--dry-run", "sync: show what would change, and store nothing.");
    private static final Flag ALL = Flag.toggle("--all", "confirm: all prices that are held.");

    @Override
    public String summary() {
        return "The price row that a model matches, and why; newer prices";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("MODEL")
                .description(
                        "The model as the log names it, or one of these:",
                        "sync: fetch newer prices; check: where sources disagree",
                        "held; confirm ID; reject ID: prices that moved too far",
                        "prefer SOURCE PROVIDER/MODEL: which source to believe")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("WORD")
                .description("What the action is about.")
                .build());
        SOURCE.addTo(spec);
        FILE.addTo(spec);
        DRY_RUN.addTo(spec);
        ALL.addTo(spec);
        PROVIDER.addTo(spec);
        AT.addTo(spec);
        ReportFlags.TIMEZONE.addTo(spec);
        ReportFlags.JSON.addTo(spec);
        ReportFlags.OFFLINE.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String model = parsed.matchedPositionalValue(0, "");
        List<String> rest = parsed.matchedPositionalValue(1, List.of());
        if (ACTIONS.contains(model)) {
            return act(model, rest, parsed, context);
        }
        if (!rest.isEmpty()) {
            throw new UsageException("The action must be one of " + String.join(", ", ACTIONS) + ", not \"" + model
                    + "\"." + Nearest.hint(model, ACTIONS));
        }
        return explain(model, parsed, context);
    }

    private static int act(String action, List<String> rest, ParseResult parsed, Context context) throws IOException {
        RepriceText text = new RepriceText(
                ReportOptions.zone(parsed, context.environment(), context.clock()),
                context.terminal().width());
        CostsAfterSync costs = new CostsAfterSync(context.workspace().repricing(), text);
        PriceActions actions =
                new PriceActions(context.workspace().prices(), costs, context, ReportFlags.JSON.in(parsed));
        try {
            return switch (action) {
                case "sync" -> actions.sync(request(parsed, context));
                case "check" -> actions.check();
                case "held" -> actions.held();
                case "confirm" -> actions.confirm(rest, ALL.in(parsed));
                case "reject" -> actions.reject(rest);
                case "prefer" -> actions.prefer(rest);
                default -> throw new IllegalArgumentException("no action " + action);
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static SyncRequest request(ParseResult parsed, Context context) {
        String file = FILE.valueIn(parsed);
        Path path =
                file == null ? null : context.environment().workingDirectory().resolve(file);
        return PriceActions.request(SOURCE.valueIn(parsed), path, DRY_RUN.in(parsed));
    }

    private static int explain(String model, ParseResult parsed, Context context) throws IOException {
        Optional<PriceExplanation> price =
                context.workspace().explainPrice(model, PROVIDER.valueIn(parsed), at(parsed, context));
        if (ReportFlags.JSON.in(parsed)) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                PricePage.json(json.generator(), model, price.orElse(null));
            }
        } else if (price.isPresent()) {
            context.print(PricePage.lines(price.get(), context.terminal().width()));
        } else {
            context.print(Text.wrap(
                    "No price for " + Text.clean(model) + ": its requests are shown as unpriced, never as $0."
                            + " \"tokenspeed models\" lists the names that logs use.",
                    context.terminal().width()));
        }
        return 0;
    }

    private static Instant at(ParseResult parsed, Context context) {
        String day = AT.valueIn(parsed);
        if (day == null) {
            return context.clock().instant();
        }
        ZoneId zone = ReportOptions.zone(parsed, context.environment(), context.clock());
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), zone);
        return Day.parse(AT.name(), day, today).atStartOfDay(zone).toInstant();
    }
}
