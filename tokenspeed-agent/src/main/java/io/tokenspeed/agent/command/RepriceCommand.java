package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.reprice.RepriceJson;
import io.tokenspeed.agent.reprice.RepriceText;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.price.reprice.Repricing;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows what the costs of past requests would be by the prices of now, changes them, or takes such a change back. */
final class RepriceCommand implements Command {
    private static final String UNDO = "undo";
    private static final Flag APPLY =
            Flag.toggle("--apply", "Change the costs; without it nothing changes. Costs in logs never change.");
    private static final Flag UNPRICED = Flag.toggle("--unpriced", "Only requests that have no cost so far.");

    @Override
    public String summary() {
        return "What past requests would cost by the prices of now";
    }

    @Override
    public void declare(CommandSpec spec) {
        word(spec, "0", UNDO, "Take a run back: requests get the cost that they had before it.");
        word(spec, "1", "RUN", "With undo: the number of the run (default: the latest).");
        APPLY.addTo(spec);
        UNPRICED.addTo(spec);
        ReportFlags.addFilters(spec);
        ReportFlags.JSON.addTo(spec);
        ReportFlags.NO_COLOR.addTo(spec);
    }

    private static void word(CommandSpec spec, String index, String label, String description) {
        spec.addPositional(PositionalParamSpec.builder()
                .index(index)
                .arity("0..1")
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        String action = parsed.matchedPositionalValue(0, "");
        if (!action.isEmpty() && !action.equals(UNDO)) {
            throw new UsageException("The action must be " + UNDO + " or left out, not \"" + action + "\".");
        }
        ReportOptions asked = context.options(parsed);
        if (action.equals(UNDO)) {
            return undo(number(parsed.matchedPositionalValue(1, "")), asked, context);
        }
        RepriceScope scope = UNPRICED.in(parsed) ? RepriceScope.UNPRICED : RepriceScope.ALL;
        return reprice(APPLY.in(parsed), scope, context.prepared(asked), context);
    }

    private static int reprice(boolean apply, RepriceScope scope, ReportOptions options, Context context)
            throws IOException {
        Repricing repricing = context.workspace().repricing();
        if (apply) {
            RepriceRun run = repricing.apply(options.filter(), scope);
            print(context, options, json -> json.run(run), text -> text.run(run));
        } else {
            RepricePreview preview = repricing.preview(options.filter(), scope);
            Paint paint = Paint.of(context.terminal(options));
            print(context, options, json -> json.preview(preview), text -> text.preview(preview, paint));
        }
        return 0;
    }

    private static int undo(@Nullable Long run, ReportOptions options, Context context) throws IOException {
        try {
            RepriceUndo undo = context.workspace().repricing().undo(run);
            print(context, options, json -> json.undo(undo), text -> text.undo(undo));
            return 0;
        } catch (IllegalArgumentException nothingToUndo) {
            throw new UsageException(String.valueOf(nothingToUndo.getMessage()));
        }
    }

    private static @Nullable Long number(String run) {
        if (run.isEmpty()) {
            return null;
        }
        try {
            return Long.valueOf(run);
        } catch (NumberFormatException notANumber) {
            throw new UsageException("RUN must be the number of a run, not \"" + run + "\".");
        }
    }

    private interface Document {
        void write(RepriceJson json) throws IOException;
    }

    private interface Lines {
        List<String> of(RepriceText text);
    }

    private static void print(Context context, ReportOptions options, Document document, Lines lines)
            throws IOException {
        if (options.json()) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                document.write(new RepriceJson(json.generator()));
            }
        } else {
            context.print(lines.of(
                    new RepriceText(options.filter().zone(), context.terminal().width())));
        }
    }
}
