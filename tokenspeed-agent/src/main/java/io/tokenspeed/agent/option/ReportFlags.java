package io.tokenspeed.agent.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The flags that reports share. */
public final class ReportFlags {
    /** Machine-readable output. */
    public static final Flag JSON = Flag.toggle("--json", "Print JSON and nothing else on standard output.")
            .or("-j");

    /** The time zone. */
    public static final Flag TIMEZONE = Flag.value(
                    "--timezone",
                    "ZONE",
                    "Days begin and end in this time zone, for example Europe/Amsterdam (default: this machine's).")
            .or("-z");

    /** No colours. */
    public static final Flag NO_COLOR =
            Flag.toggle("--no-color", "No colours; the environment variable NO_COLOR does the same.");

    /** Skips the import. */
    public static final Flag NO_IMPORT =
            Flag.toggle("--no-import", "Show what is stored, without reading the tools' logs first.");

    /** No network. */
    public static final Flag OFFLINE = Flag.toggle(
                    "--offline", "Use no network. Reports never do, so this changes nothing.")
            .or("-O");

    static final Flag SINCE = Flag.value(
                    "--since",
                    "DAY",
                    "First day: 2026-11-01, today, yesterday, monday (the latest one), or a span that ends today: 28d,"
                            + " 2w, 3m.")
            .or("-s");
    static final Flag UNTIL = Flag.value("--until", "DAY", "Last day, included; written like --since.")
            .or("-u");
    static final Flag BREAKDOWN =
            Flag.toggle("--breakdown", "Split each row by model.").or("-b");
    static final Flag PROJECT = Flag.value(
                    "--project",
                    "PROJECT",
                    "Only this project: its name, a part of it, or its folder (. and ~/x work).")
            .or("-p");
    static final Flag PROVIDER =
            Flag.value("--provider", "PROVIDER", "Only this provider; \"unknown\" means requests without one.");
    static final Flag MODEL = Flag.value("--model", "MODEL", "Only this model, as \"tokenspeed models\" names it.");
    static final Flag TOOL = Flag.value(
                    "--tool", "TOOL", "Only requests of this tool, for example claude, codex or opencode.")
            .or("--agent")
            .or("-a");
    static final Flag MODE = Flag.value(
                    "--mode",
                    "MODE",
                    "Which cost: auto (what the log says, else computed), calculate (always computed), display (only"
                            + " what the log says).")
            .or("-m");
    static final Flag ORDER = Flag.value(
                    "--order", "ORDER", "Which row comes first: asc (earliest or smallest) or desc.")
            .or("-o");

    private static final List<Flag> FILTER =
            List.of(SINCE, UNTIL, TIMEZONE, PROJECT, PROVIDER, MODEL, TOOL, MODE, OFFLINE, NO_IMPORT);
    private static final Flag TOOL_IN_FULL = new Flag(List.of("--tool", "--agent"), TOOL.value(), TOOL.help());
    private static final List<Flag> LOOKS = List.of(JSON, BREAKDOWN, ORDER, NO_COLOR);

    private ReportFlags() {}

    /** Adds the flags that select requests. */
    public static void addFilters(CommandSpec spec) {
        for (Flag flag : FILTER) {
            flag.addTo(spec);
        }
    }

    /** Adds all flags of a report about one tool. */
    public static void addAllOfOneTool(CommandSpec spec) {
        for (Flag flag : FILTER) {
            if (!flag.equals(TOOL)) {
                flag.addTo(spec);
            }
        }
        for (Flag flag : LOOKS) {
            flag.addTo(spec);
        }
    }

    /** Adds the flags of a report about session blocks, in which {@code -a} means the active one. */
    public static void addOfBlocks(CommandSpec spec, boolean anyTool) {
        for (Flag flag : List.of(SINCE, UNTIL, TIMEZONE, MODE, OFFLINE, NO_IMPORT, JSON, ORDER, NO_COLOR)) {
            flag.addTo(spec);
        }
        if (anyTool) {
            TOOL_IN_FULL.addTo(spec);
        }
    }

    /** Adds all flags of a report. */
    public static void addAll(CommandSpec spec) {
        addFilters(spec);
        for (Flag flag : LOOKS) {
            flag.addTo(spec);
        }
    }
}
