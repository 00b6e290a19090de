package io.tokenspeed.agent.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The flags that change the rows and keys of a report by time or session, named as in ccusage. */
public final class ShapeFlags {
    static final Flag LAST = Flag.value(
            "--last", "N", "Only the most recent N days, weeks or months; 1 is today, this week or this month.");
    static final Flag BY_AGENT =
            Flag.toggle("--by-agent", "In JSON, also show in each row what each tool has in it (agents[]).");
    static final Flag SECTIONS =
            Flag.value("--sections", "NAMES", "Several reports at once: daily, weekly, monthly, session.");
    static final Flag NO_COST = Flag.toggle("--no-cost", "Without costs.");
    static final Flag START_OF_WEEK = Flag.value(
                    "--start-of-week", "DAY", "The day that weeks begin on, for example sunday.")
            .or("-w");
    static final Flag INSTANCES =
            Flag.toggle("--instances", "The days of each project apart.").or("-i");
    static final Flag PROJECT_ALIASES = Flag.value(
            "--project-aliases", "NAMES", "What projects are called in tables, for example shop=Shop,api=My API.");
    private static final List<Flag> WITHOUT_EFFECT = List.of(
            Flag.toggle("--compact", "Accepted for scripts; tables always fit the terminal."),
            Flag.toggle("--single-thread", "Accepted for scripts; without effect."),
            Flag.toggle("--no-offline", "Accepted for scripts; nothing is ever fetched."),
            Flag.toggle("--all", "Accepted for scripts; all tools are always included."));

    private ShapeFlags() {}

    /** Adds the flags that scripts made for ccusage may pass, and that change nothing here. */
    public static void addAccepted(CommandSpec spec) {
        for (Flag flag : WITHOUT_EFFECT) {
            flag.addHiddenTo(spec);
        }
    }

    /**
     * Adds the flags of a report.
     *
     * @param periods whether rows are days, weeks or months
     * @param days whether rows are days
     * @param weeks whether rows are weeks
     */
    public static void addTo(CommandSpec spec, boolean periods, boolean days, boolean weeks) {
        if (periods) {
            LAST.addTo(spec);
            BY_AGENT.addTo(spec);
        }
        SECTIONS.addTo(spec);
        if (days) {
            INSTANCES.addTo(spec);
            PROJECT_ALIASES.addTo(spec);
        }
        if (weeks) {
            START_OF_WEEK.addTo(spec);
        }
        NO_COST.addTo(spec);
        addAccepted(spec);
    }
}
