package io.tokenspeed.model.metric;

import java.util.List;

/**
 * The rows of a window, most requests first. The rows of each list add up to the window: {@code unknown} holds requests
 * without the property, {@code other} those of properties without a row of their own.
 *
 * @param users by user
 * @param spaces by space
 * @param models by provider and model
 */
public record WindowBreakdown(List<LabelRow> users, List<LabelRow> spaces, List<ModelRow> models) {
    /** The row of everything that has no row of its own. */
    public static final String OTHER = "other";

    public WindowBreakdown {
        users = List.copyOf(users);
        spaces = List.copyOf(spaces);
        models = List.copyOf(models);
    }

    /**
     * The requests of one user or space.
     *
     * @param name the user or space
     * @param requests how many requests there were
     * @param promptTokens the tokens that models read
     * @param completionTokens the tokens that models generated
     */
    public record LabelRow(String name, long requests, long promptTokens, long completionTokens) {}

    /**
     * The attempts of one model.
     *
     * @param provider the provider
     * @param model the model as it was asked for
     * @param sums the sums of its attempts
     * @param ttft the times to the first token
     * @param decode the speeds of generating tokens
     */
    public record ModelRow(String provider, String model, WindowSums sums, Distribution ttft, DecodeSpeeds decode) {}
}
