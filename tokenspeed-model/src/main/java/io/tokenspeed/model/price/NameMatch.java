package io.tokenspeed.model.price;

import java.util.Map;
import java.util.Optional;

/**
 * A model of a provider that a logged name means.
 *
 * @param timeline the prices of the model
 * @param rule why it is the one
 */
record NameMatch(Timeline timeline, MatchRule rule) {
    private static final Map<String, String> ALIASES =
            Map.of("claude-opus-41", "claude-opus-4-1", "gpt-41-copilot", "gpt-4.1");

    /** By the name alone, without any reading of its parts. */
    static Optional<NameMatch> literal(ProviderPrices prices, String model) {
        return named(prices.exact(model), MatchRule.EXACT)
                .or(() -> named(prices.normalised(model), MatchRule.NORMALISED));
    }

    /** By every rule, strictest first. */
    static Optional<NameMatch> find(ProviderPrices prices, String model) {
        Optional<NameMatch> plain = withoutEffortRule(prices, model);
        String shorter = ModelName.withoutEffort(model);
        if (plain.isPresent() || shorter.equals(model)) {
            return plain;
        }
        return withoutEffortRule(prices, shorter).map(match -> match.by(MatchRule.SUFFIX_STRIPPED));
    }

    private static Optional<NameMatch> withoutEffortRule(ProviderPrices prices, String model) {
        return literal(prices, model)
                .or(() -> named(prices.normalised(ModelName.withoutDate(model)), MatchRule.DATE_STRIPPED))
                .or(() -> named(prices.dated(ModelName.withoutLatest(model)), MatchRule.DATED))
                .or(() -> named(prices.normalised(model + "-preview"), MatchRule.PREVIEW))
                .or(() -> named(alias(prices, model), MatchRule.ALIAS));
    }

    private static Optional<Timeline> alias(ProviderPrices prices, String model) {
        return Optional.ofNullable(ALIASES.get(model)).flatMap(prices::normalised);
    }

    NameMatch by(MatchRule other) {
        return new NameMatch(timeline, other);
    }

    private static Optional<NameMatch> named(Optional<Timeline> timeline, MatchRule rule) {
        return timeline.map(found -> new NameMatch(found, rule));
    }
}
