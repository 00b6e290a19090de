package io.tokenspeed.model.price.match;

import java.time.Instant;
import java.util.Optional;

/**
 * A model that a logged name means, whatever the time of the request.
 *
 * @param match the model with its prices
 * @param reason a sentence besides the rule, or nothing
 */
public record PriceCandidate(NameMatch match, String reason) {
    static PriceCandidate of(NameMatch match) {
        return new PriceCandidate(match, "");
    }

    PriceCandidate because(String sentence) {
        return new PriceCandidate(match, sentence);
    }

    /** The same, found after the provider in front of the name was taken away. */
    PriceCandidate prefixed() {
        return match.rule() == MatchRule.EXACT
                ? new PriceCandidate(match.by(MatchRule.PROVIDER_PREFIXED), reason)
                : this;
    }

    public Optional<PriceMatch> at(Instant instant, String logged) {
        return match.timeline().at(instant).map(row -> new PriceMatch(row, match.rule(), explanation(logged)));
    }

    private String explanation(String logged) {
        Timeline priced = match.timeline();
        String sentence = logged + " is priced as " + priced.model() + " of " + priced.provider() + ": "
                + match.rule().words() + ".";
        return reason.isEmpty() ? sentence : sentence + " " + reason;
    }
}
