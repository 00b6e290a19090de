package io.tokenspeed.model.price.match;

/** How the model of a request was recognised in the price book. The first rule that finds a price wins. */
public enum MatchRule {
    /** The same name, apart from upper and lower case. */
    EXACT("the same name"),
    /** The user's list of aliases says so. */
    OWN_ALIAS("your own alias"),
    /** The same name with other separators: {@code claude-sonnet-4.5} and {@code claude-sonnet-4-5}. */
    NORMALISED("the same name with other separators"),
    /** The book has the model without the date that the log adds. */
    DATE_STRIPPED("the name without its date"),
    /** The log has no date, and all dated versions of the model in the book cost the same. */
    DATED("the dated version of the name"),
    /** The book still has the preview of the model. */
    PREVIEW("the preview of the model"),
    /** A known other name of the model. */
    ALIAS("a known other name"),
    /**
     * The log adds an effort, such as {@code -high}, or a variant, such as {@code :thinking}, that does not change the
     * price.
     */
    SUFFIX_STRIPPED("the name without its effort or variant"),
    /** The log adds the model's release number at its host, such as {@code -v1:0}. */
    RELEASE_STRIPPED("the name without its release at the host"),
    /**
     * The log has number and family of the model in the other order: {@code claude-4-opus} and {@code claude-opus-4}.
     */
    REORDERED("the name in another order"),
    /** The log has the provider's name and a slash before the model. */
    PROVIDER_PREFIXED("the name without the provider in front");

    private final String words;

    MatchRule(String words) {
        this.words = words;
    }

    /** Returns the rule as part of a sentence. */
    String words() {
        return words;
    }
}
