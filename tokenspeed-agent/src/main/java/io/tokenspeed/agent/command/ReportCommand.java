package io.tokenspeed.agent.command;

import io.tokenspeed.agent.console.Context;
import io.tokenspeed.agent.option.Flag;
import io.tokenspeed.agent.option.ReportFlags;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.ReportShape;
import io.tokenspeed.agent.option.ShapeFlags;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.report.ReportKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Prints one kind of report, about all tools or about one. */
final class ReportCommand implements Command {
    private static final Flag ID = Flag.value("--id", "ID", "Only this session, with each of its requests.")
            .or("-i");

    private final ReportKind kind;
    private final String summary;
    private final @Nullable String tool;

    ReportCommand(ReportKind kind, String summary) {
        this(kind, summary, null);
    }

    /** @param tool the only tool that it is about; null for all tools */
    ReportCommand(ReportKind kind, String summary, @Nullable String tool) {
        this.kind = kind;
        this.summary = summary;
        this.tool = tool;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public void declare(CommandSpec spec) {
        if (tool == null) {
            ReportFlags.addAll(spec);
        } else {
            ReportFlags.addAllOfOneTool(spec);
        }
        boolean periods = kind.interval() != null;
        if (periods || kind == ReportKind.SESSION) {
            ShapeFlags.addTo(spec, periods, kind == ReportKind.DAILY, kind == ReportKind.WEEKLY);
        }
        if (kind == ReportKind.SESSION) {
            ID.addTo(spec);
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0")
                    .arity("0..1")
                    .type(String.class)
                    .paramLabel("ID")
                    .description("Only this session: what it cost, and why.")
                    .build());
        }
    }

    @Override
    public int run(ParseResult parsed, Context context) throws IOException {
        ReportShape shape = ReportShape.read(parsed);
        ReportOptions asked = context.options(parsed);
        if (tool != null) {
            asked = asked.with(asked.filter().withTool(tool));
        }
        String session = session(parsed);
        if (!session.isEmpty()) {
            return SessionRun.run(session, context.prepared(asked), context);
        }
        ReportOptions options = context.prepared(ReportRun.recent(asked, kind, shape, tool, context.clock()));
        return new ReportRun(kind, tool, shape, options, context).run();
    }

    private String session(ParseResult parsed) {
        if (kind != ReportKind.SESSION) {
            return "";
        }
        String word = parsed.matchedPositionalValue(0, "");
        String id = ID.valueIn(parsed);
        if (id != null && !word.isEmpty() && !id.equals(word)) {
            throw new UsageException("A session is named twice, by --id and by \"" + word + "\"; name one.");
        }
        return id == null ? word : id;
    }
}
