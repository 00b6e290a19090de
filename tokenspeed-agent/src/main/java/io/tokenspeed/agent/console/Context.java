package io.tokenspeed.agent.console;

import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.ReportOptions.Tools;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.agent.workspace.Workspace;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.engine.HomeFolder;
import io.tokenspeed.sources.engine.ImportReport;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * Everything that a command works with.
 *
 * @param workspace database, import and prices
 * @param terminal where output goes
 * @param environment what the program was started with
 * @param clock the time and the machine's zone
 * @param version the program's version
 */
public record Context(Workspace workspace, Terminal terminal, Environment environment, Clock clock, String version) {
    /** This context over another workspace. */
    public Context on(Workspace other) {
        return new Context(other, terminal, environment, clock, version);
    }

    /** The terminal, without colours where the options say so. */
    public Terminal terminal(ReportOptions options) {
        return options.colour() ? terminal : terminal.withoutColour();
    }

    /** What charts are drawn with. */
    public Glyphs glyphs() {
        return Glyphs.of(terminal, environment);
    }

    /**
     * Reads the options of a report.
     *
     * @throws io.tokenspeed.agent.option.UsageException if an option is wrong, as far as that can be checked without
     *     the database
     */
    public ReportOptions options(ParseResult parsed) {
        Set<String> read = new LinkedHashSet<>();
        for (SearchedFolder folder : workspace.searchedFolders()) {
            read.add(folder.tool());
        }
        Tools tools = new Tools(
                read, () -> workspace.storage().requests().countByTool().keySet());
        return ReportOptions.read(parsed, environment, clock, tools);
    }

    /** Imports what is new, then replaces the names that were asked for by the stored names that they mean. */
    public ReportOptions prepared(ReportOptions asked) {
        importFirst(asked);
        return new StoredNames(workspace.storage()).in(asked);
    }

    /**
     * Imports, unless the options forbid it or a running server does so. Progress and problems go to standard error.
     */
    private void importFirst(ReportOptions options) {
        if (options.importFirst() && !workspace.isFollowed()) {
            List<String> problems = importNow().problems();
            if (!problems.isEmpty()) {
                error(problems.size() + (problems.size() == 1 ? " problem" : " problems")
                        + " while reading the tools' logs; \"tokenspeed doctor\" lists what to do.");
            }
        }
    }

    public ImportReport importNow() {
        try (ProgressLine progress = new ProgressLine(terminal)) {
            return workspace.importNow(progress);
        }
    }

    /** Imports the logs in another home folder, once. */
    public ImportReport importFrom(HomeFolder home) {
        try (ProgressLine progress = new ProgressLine(terminal)) {
            return workspace.importFrom(home, progress);
        }
    }

    public void print(List<String> lines) {
        for (String line : lines) {
            print(line);
        }
    }

    public void print(String line) {
        terminal.out().print(line);
        terminal.out().print('\n');
    }

    /** Prints one line to standard error, cleaned, because it may quote what a person typed or a hub answered. */
    public void error(String line) {
        terminal.err().print(Text.clean(line) + "\n");
        terminal.err().flush();
    }
}
