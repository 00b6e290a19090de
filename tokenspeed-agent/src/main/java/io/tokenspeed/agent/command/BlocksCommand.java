package io.tokenspeed.agent.command;

import io.tokenspeed.agent.block.BlockOptions;
import io.tokenspeed.agent.block.BlockReport;
import io.tokenspeed.agent.block.BlocksJson;
import io.tokenspeed.agent.block.BlocksText;
import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.console.EmptyState;
import io.tokenspeed.agent.console.Title;
import io.tokenspeed.agent.limit.LimitText;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.ShapeFlags;
import io.tokenspeed.agent.terminal.JsonOutput;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints session blocks. */
final class BlocksCommand implements Command {
    private static final String USUAL = "claude";

    private final @Nullable String tool;

    /** @param tool the only tool that it is about; null for the one that is asked for */
    BlocksCommand(@Nullable String tool) {
        this.tool = tool;
    }

    @Override
    public String summary() {
        return "Usage in blocks of five hours, with the rate and the end of the active one";
    }

    @Override
    public void declare(CommandSpec spec) {
        BlockOptions.addTo(spec);
        ReportFlags.addOfBlocks(spec, tool == null);
        ShapeFlags.addAccepted(spec);
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        BlockOptions wanted = BlockOptions.read(parsed);
        ReportOptions asked = context.options(parsed);
        String of = tool != null
                ? tool
                : Objects.requireNonNullElse(UsageFilter.only(asked.filter().tools()), USUAL);
        ReportOptions options = context.prepared(asked.with(asked.filter().withTool(of)));
        BlockReport report = BlockReport.read(
                context.workspace().storage().usage(),
                options.filter(),
                wanted,
                context.clock().instant(),
                Boolean.FALSE.equals(options.ascending()));
        List<LimitReport> limits = new ArrayList<>();
        for (LimitReport limit : context.workspace().limits()) {
            if (limit.tool().equals(of)) {
                limits.add(limit);
            }
        }
        if (options.json()) {
            try (JsonOutput json = JsonOutput.open(context.terminal())) {
                BlocksJson.write(json.generator(), report, limits);
            }
        } else {
            print(report, wanted, limits, options, context);
        }
        return 0;
    }

    private static void print(
            BlockReport report, BlockOptions wanted, List<LimitReport> limits, ReportOptions options, Context context) {
        Terminal terminal = context.terminal(options);
        context.print(Title.lines("Blocks of " + wanted.hours() + " h", options, terminal));
        context.print("");
        BlocksText text = new BlocksText(options.filter().zone(), terminal.width(), Paint.of(terminal));
        UsageBlock active = report.activeBlock();
        if (wanted.active()) {
            context.print(active == null ? List.of("No block is active.") : text.active(active, report));
        } else if (report.blocks().isEmpty()) {
            context.print(new EmptyState(context).lines(options));
        } else {
            context.print(text.table(report));
        }
        if (active != null && !limits.isEmpty()) {
            context.print("");
            context.print(Text.wrap("Limits as reported: " + LimitText.brief(limits, report.now()), terminal.width()));
        }
    }
}
