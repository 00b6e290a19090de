package io.tokenspeed.model.price;

/**
 * The cost of a request, computed from its tokens and a price.
 *
 * @param nanoUsd the whole cost in nano-dollars, billionths of a US dollar
 * @param toolsNanoUsd the part of {@code nanoUsd} that is not tokens, but tools that the provider ran for the request,
 *     such as web searches
 * @param priceId the id of the price row that the cost was computed with
 * @param calculation the version of the rules that computed the cost
 */
public record Cost(long nanoUsd, long toolsNanoUsd, String priceId, int calculation) {
    /**
     * The version of the rules by which costs are computed now. Version 1 rounded tokens and tools together; it also
     * stands for costs that were stored without a version.
     */
    public static final int CALCULATION = 2;

    /** Creates a cost of tokens alone, by the present rules. */
    public Cost(long nanoUsd, String priceId) {
        this(nanoUsd, 0, priceId, CALCULATION);
    }
}
