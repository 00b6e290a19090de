package io.tokenspeed.model.usage;

import java.util.List;

/** Reads the speeds of requests by the size of their prompts. Safe for use by several threads. */
public interface PromptSizeReader {
    /**
     * Returns the speeds of the matching attempts grouped by dimensions and size of the prompt, in
     * {@link SizedSpeeds#ORDER}. What {@link UsageReader#speeds} returns is their sum over all sizes. Groups without
     * attempts are left out.
     *
     * @throws IllegalArgumentException if sessions are told apart
     */
    List<SizedSpeeds> speeds(UsageFilter filter, List<Dimension> by);
}
