package io.tokenspeed.model.price.match;

import java.time.Instant;
import java.util.Optional;

/**
 * A model that matches a logged name, for requests of any time.
 *
 * @param match the model with its prices
 * @param reason a sentence that is added to the explanation by the rule; empty for none
 */
public record PriceCandidate(NameMatch match, String reason) {
    static PriceCandidate of(NameMatch match) {
        return new PriceCandidate(match, "");
    }

    PriceCandidate because(String sentence) {
        return new PriceCandidate(match, sentence);
    }

    /** Returns this candidate as found after removing the provider's name before the model. */
    PriceCandidate prefixed() {
        return match.rule() == MatchRule.EXACT
                ? new PriceCandidate(match.by(MatchRule.PROVIDER_PREFIXED), reason)
                : this;
    }

    /** Returns the model's price at an instant; empty when none is valid then. */
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
