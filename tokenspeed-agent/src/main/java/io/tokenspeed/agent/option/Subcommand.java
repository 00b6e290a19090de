package io.tokenspeed.agent.option;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The required word behind a command that selects an action, such as {@code install} in {@code service install}.
 *
 * @param words the words it may be
 * @param description what it is, for the command's help
 */
public record Subcommand(List<String> words, String description) {
    public Subcommand {
        words = List.copyOf(words);
    }

    /** Adds the word to a command. */
    public void addTo(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .type(String.class)
                .paramLabel(String.join("|", words))
                .required(true)
                .description(description)
                .build());
    }

    /** The word that was given, which may be none of {@code words}. */
    public String in(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, "");
    }

    /** The error for a word that is none of the allowed words. */
    public UsageException unknown(String word) {
        return new UsageException("The action must be one of " + String.join(", ", words) + ", not \"" + word + "\"."
                + Nearest.hint(word, words));
    }
}
