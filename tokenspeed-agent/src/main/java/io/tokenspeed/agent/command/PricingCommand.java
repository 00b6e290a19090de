package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.PricePage;
import io.tokenspeed.agent.option.Day;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.workspace.PriceExplanation;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows the price row that a model matches and the rule that matched it. */
final class PricingCommand implements Command {
    private static final Flag PROVIDER = Flag.value("--provider", "PROVIDER", "The price at this provider.");
    private static final Flag AT =
            Flag.value("--at", "DAY", "The price in force on that day, written like --since (default: now).");

    @Override
    public String summary() {
        return "The price row that a model matches, and why";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(String.class)
                .paramLabel("MODEL")
                .description("The model as the log names it.")
                .build());
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
