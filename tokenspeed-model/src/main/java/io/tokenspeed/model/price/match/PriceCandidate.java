package io.tokenspeed.model.price.match;

import io.tokenspeed.model.price.rate.PriceRow;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that matches a logged name, for requests of any time.
 *
 * @param match the model with its prices
 * @param reason a sentence that is added to the explanation by the rule; empty for none
 * @param from the first instant at which the name means this model; null for always
 */
public record PriceCandidate(
        NameMatch match, String reason, @Nullable Instant from) {
    static PriceCandidate of(NameMatch match) {
        return new PriceCandidate(match, "", null);
    }

    PriceCandidate because(String sentence) {
        return new PriceCandidate(match, sentence, from);
    }

    PriceCandidate by(PriceAlias alias) {
        return new PriceCandidate(match.by(MatchRule.OWN_ALIAS), "", alias.from());
    }

    /** Returns whether the model has the logged name at the logged provider, or at its maker where none was logged. */
    boolean isExactAt(@Nullable String provider) {
        return match.rule() == MatchRule.EXACT
                && (provider == null
                        || Providers.bookNames(provider).stream()
                                .anyMatch(name -> Providers.bookName(name)
                                        .equals(Providers.bookName(
                                                match.timeline().provider()))));
    }

    /** Returns this candidate as found after removing the provider's name before the model. */
    PriceCandidate prefixed() {
        return match.rule() == MatchRule.EXACT
                ? new PriceCandidate(match.by(MatchRule.PROVIDER_PREFIXED), reason, from)
                : this;
    }

    /** Returns the model's price at an instant; empty when none is valid then. */
    public Optional<PriceMatch> at(Instant instant, String logged) {
        return rowAt(instant).map(row -> new PriceMatch(row, match.rule(), explanation(logged)));
    }

    /** Returns the price alone of {@link #at}. */
    public Optional<PriceRow> rowAt(Instant instant) {
        return from != null && instant.isBefore(from)
                ? Optional.empty()
                : match.timeline().at(instant);
    }

    private String explanation(String logged) {
        Timeline priced = match.timeline();
        String sentence = logged + " is priced as " + priced.model() + " of " + priced.provider() + ": "
                + match.rule().words() + ".";
        return reason.isEmpty() ? sentence : sentence + " " + reason;
    }
}
