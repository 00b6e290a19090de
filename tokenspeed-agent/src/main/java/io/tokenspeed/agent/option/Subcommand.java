package io.tokenspeed.agent.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The word behind a command that says what to do, one of a few.
 *
 * @param words the words it may be
 * @param description what it is, for the command's help
 */
public record Subcommand(List<String> words, String description) {
    public Subcommand {
        words = List.copyOf(words);
    }

    /** Makes a command understand it. */
    public void addTo(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .type(String.class)
                .paramLabel(String.join("|", words))
                .required(true)
                .description(description)
                .build());
    }

    /** The word that was given, which need not be one of these. */
    public String in(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, "");
    }

    /** Says that a word is none of these. */
    public UsageException unknown(String word) {
        return new UsageException("The action must be one of " + String.join(", ", words) + ", not \"" + word + "\"."
                + Nearest.hint(word, words));
    }
}
