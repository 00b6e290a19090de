package io.tokenspeed.model.usage;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Comparator;
import java.util.List;

/**
 * The speeds and first waits of a group's requests with prompts of one size.
 *
 * @param keys the values of the dimensions, in the order they were asked for
 * @param size the class of the prompts
 * @param requests how many requests there are
 * @param decode decode speeds of the single requests in thousandths of a token per second
 * @param e2e end-to-end speeds of the single requests in thousandths of a token per second
 * @param ttft times to the first token of the single requests in milliseconds, where they are known
 */
public record SizedSpeeds(
        List<String> keys, PromptSize size, long requests, Histogram decode, Histogram e2e, Histogram ttft) {
    /** The order of answers: by key, then small prompts first. */
    public static final Comparator<SizedSpeeds> ORDER = Comparator.comparing(
                    (SizedSpeeds row) -> String.join("\u0000", row.keys))
            .thenComparing(SizedSpeeds::size);

    public SizedSpeeds {
        keys = List.copyOf(keys);
    }
}
