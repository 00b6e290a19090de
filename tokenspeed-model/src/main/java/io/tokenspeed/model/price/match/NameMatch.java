package io.tokenspeed.model.price.match;

import java.util.Map;
import java.util.Optional;

/**
 * A model of a provider that matches a logged name.
 *
 * @param timeline the prices of the model
 * @param rule the rule that matched
 */
record NameMatch(Timeline timeline, MatchRule rule) {
    private static final Map<String, String> ALIASES =
            Map.of("claude-opus-41", "claude-opus-4-1", "gpt-41-copilot", "gpt-4.1");

    /** Finds a model by its name alone, without taking the name apart. */
    static Optional<NameMatch> literal(ProviderPrices prices, String model) {
        return named(prices.exact(model), MatchRule.EXACT)
                .or(() -> named(prices.normalised(model), MatchRule.NORMALISED));
    }

    /** Finds a model by every rule, strictest first. Each next spelling removes one more part of the name. */
    static Optional<NameMatch> find(ProviderPrices prices, String model) {
        String bare = ModelName.withoutSuffix(model);
        String released = ModelName.withoutRelease(bare);
        String ordered = ModelName.reordered(released);
        return plain(prices, model)
                .or(() -> spelled(prices, model, bare, MatchRule.SUFFIX_STRIPPED))
                .or(() -> spelled(prices, bare, released, MatchRule.RELEASE_STRIPPED))
                .or(() -> spelled(prices, released, ordered, MatchRule.REORDERED))
                .or(() -> spelled(prices, released, ModelName.withoutZero(released), MatchRule.ALIAS))
                .or(() -> spelled(prices, released, ModelName.withoutZero(ordered), MatchRule.ALIAS));
    }

    private static Optional<NameMatch> spelled(ProviderPrices prices, String model, String otherwise, MatchRule rule) {
        return otherwise.equals(model)
                ? Optional.empty()
                : plain(prices, otherwise).map(match -> match.by(rule));
    }

    private static Optional<NameMatch> plain(ProviderPrices prices, String model) {
        String latest = ModelName.withoutLatest(model);
        return literal(prices, model)
                .or(() -> named(prices.normalised(ModelName.withoutDate(model)), MatchRule.DATE_STRIPPED))
                .or(() -> named(prices.dated(latest), MatchRule.DATED))
                .or(() -> named(prices.normalised(model + "-preview"), MatchRule.PREVIEW))
                .or(() -> named(prices.normalised(latest), MatchRule.ALIAS))
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
