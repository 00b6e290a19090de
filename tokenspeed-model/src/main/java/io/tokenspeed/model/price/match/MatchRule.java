package io.tokenspeed.model.price.match;

/** How the model of a request was recognised in the price book. The first rule that finds a price wins. */
public enum MatchRule {
    /** The same name, but for upper and lower case. */
    EXACT("the same name"),
    /** The same name with other separators: {@code claude-sonnet-4.5} and {@code claude-sonnet-4-5}. */
    NORMALISED("the same name with other separators"),
    /** The book has the model without the date that the log adds. */
    DATE_STRIPPED("the name without its date"),
    /** The log has no date, and all dated versions of the model in the book cost the same. */
    DATED("the dated version of the name"),
    /** The book still has the preview of the model. */
    PREVIEW("the preview of the model"),
    /** A name that is known to mean another. */
    ALIAS("a known other name"),
    /** The log adds how hard the model thinks or which variant it is, which costs nothing by itself. */
    SUFFIX_STRIPPED("the name without its effort or variant"),
    /** The log adds the release of the model at its host. */
    RELEASE_STRIPPED("the name without its release at the host"),
    /** The log has number and family of the model the other way round. */
    REORDERED("the name in another order"),
    /** The name begins with that of the provider. */
    PROVIDER_PREFIXED("the name without the provider in front");

    private final String words;

    MatchRule(String words) {
        this.words = words;
    }

    /** What the rule says, as part of a sentence. */
    String words() {
        return words;
    }
}
