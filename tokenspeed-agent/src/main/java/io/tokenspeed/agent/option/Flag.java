package io.tokenspeed.agent.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * One option of the command line. Declared by hand, because reading annotations costs a large part of a short program's
 * time.
 *
 * @param names its names, the long one first
 * @param value what its value is called in help; null for a switch
 * @param help what it does, one sentence
 */
public record Flag(List<String> names, @Nullable String value, String help) {
    public Flag {
        names = List.copyOf(names);
    }

    /** An option that takes a value. */
    public static Flag value(String name, String value, String help) {
        return new Flag(List.of(name), value, help);
    }

    /** An option that is there or not. */
    public static Flag toggle(String name, String help) {
        return new Flag(List.of(name), null, help);
    }

    /** This option with another name, such as one letter, beside those that it has. */
    public Flag or(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new Flag(more, value, help);
    }

    /** The long name. */
    public String name() {
        return names.get(0);
    }

    /** Adds the option to a command. */
    public void addTo(CommandSpec spec) {
        addTo(spec, false);
    }

    /** Adds the option to a command whose help does not show it. */
    public void addHiddenTo(CommandSpec spec) {
        addTo(spec, true);
    }

    private void addTo(CommandSpec spec, boolean hidden) {
        List<String> shortFirst = new ArrayList<>(names);
        Collections.reverse(shortFirst);
        OptionSpec.Builder option = OptionSpec.builder(shortFirst.toArray(new String[0]))
                .description(help.replace("%", "%%"))
                .hidden(hidden);
        if (value == null) {
            option.arity("0").type(boolean.class);
        } else {
            option.arity("1").type(String.class).paramLabel(value);
        }
        spec.addOption(option.build());
    }

    /** Whether it was given. */
    public boolean in(ParseResult parsed) {
        return parsed.hasMatchedOption(name());
    }

    /** Its value, or null when it was not given. */
    public @Nullable String valueIn(ParseResult parsed) {
        return in(parsed) ? parsed.matchedOptionValue(name(), "") : null;
    }
}
