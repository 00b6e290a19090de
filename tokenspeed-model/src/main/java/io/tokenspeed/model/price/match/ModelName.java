package io.tokenspeed.model.price.match;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart the names of models. No method drops or adds a part of a version number, except a trailing 0. */
final class ModelName {
    private static final Pattern DATE = Pattern.compile("[-@]20\\d\\d-?[01]\\d-?[0-3]\\d$");
    private static final String LATEST = "-latest";
    private static final Pattern WINDOW = Pattern.compile("\\[\\d+[km]]$");
    private static final String EFFORTS = "none|minimal|low|medium|high|xhigh";
    /** Only for makers whose model names never end in an effort: {@code mistral-medium} is a model. */
    private static final Pattern EFFORT = Pattern.compile("^((?:gpt|o\\d|codex|claude|gemini|grok)[^()]*?)(?:-(?:"
            + EFFORTS + ")|(?<=claude[^()]{0,60})-max| ?\\((?:" + EFFORTS + "|max)\\))$");

    /** Suffixes of routers and hosts that do not change the price. */
    private static final Pattern VARIANT = Pattern.compile("^(.+?)(?::beta|:thinking|@default|@latest)$");

    private static final Pattern THINKING = Pattern.compile("^(claude.*)-thinking$");
    private static final Pattern ARN =
            Pattern.compile("^arn:aws[a-z-]*:bedrock:[^:]*:[^:]*:(?:inference-profile|foundation-model)/(.+)$");
    private static final String ANY_ARN = "arn:";
    private static final Pattern BEDROCK =
            Pattern.compile("^(?:[a-z-]+\\.)?anthropic\\.(claude.+?)(?:-v\\d+(?::\\d+)?)?$");
    /** The release number of a model at its host, which the maker's name lacks. */
    private static final Pattern RELEASE = Pattern.compile("^(.*claude-.+?)-v\\d+(?::\\d+)?(@.*)?$");

    private static final Pattern WORLDWIDE = Pattern.compile("^global\\.(anthropic\\..+)$");
    private static final Pattern REGIONAL = Pattern.compile("^(?:apac|au|ca|eu|jp|sa)(\\.anthropic\\..+)$");
    private static final String FAMILIES = "opus|sonnet|haiku|fable|mythos";
    private static final Pattern NUMBER_FIRST =
            Pattern.compile("^(.*claude)-(\\d+(?:[.-]\\d{1,2})?)-(" + FAMILIES + ")(?![a-z0-9])(.*)$");
    private static final Pattern FAMILY_FIRST =
            Pattern.compile("^(.*claude)-(" + FAMILIES + ")-(\\d+(?:[.-]\\d{1,2})?)(?!\\d)(.*)$");
    private static final Pattern ZERO = Pattern.compile("^(.*claude-(?:" + FAMILIES + ")-\\d+)[.-]0$");

    private ModelName() {}

    /**
     * Returns the name in lower case, without the size of the context window that Claude Code appends, and taken out of
     * an Amazon resource name.
     */
    static String clean(String model) {
        String name = WINDOW.matcher(model.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return first(ARN, name);
    }

    /** Returns whether a name is an Amazon resource name that does not show its model. */
    static boolean isOpaque(String model) {
        return model.startsWith(ANY_ARN);
    }

    /** Returns whether a name has the form of a Claude model at Bedrock. */
    static boolean isOfBedrock(String model) {
        return BEDROCK.matcher(model).matches();
    }

    static String normal(String model) {
        return model.replace('.', '-')
                .replace('@', '-')
                .replace('_', '-')
                .replace(':', '-')
                .replace(' ', '-');
    }

    static String withoutDate(String model) {
        return DATE.matcher(model).replaceFirst("");
    }

    static String withoutLatest(String model) {
        return model.endsWith(LATEST) ? model.substring(0, model.length() - LATEST.length()) : model;
    }

    /** Removes an effort and a variant that does not change the price. */
    static String withoutSuffix(String model) {
        return first(VARIANT, first(THINKING, first(EFFORT, first(VARIANT, model))));
    }

    /** Removes the release number that a host appends to a Claude model. */
    static String withoutRelease(String model) {
        Matcher matcher = RELEASE.matcher(model);
        if (!matcher.matches()) {
            return model;
        }
        String date = matcher.group(2);
        return matcher.group(1) + (date == null ? "" : date);
    }

    /** Returns Anthropic's name of a Claude model for the name at Bedrock; other names stay as they are. */
    static String withoutHost(String model) {
        return first(BEDROCK, model);
    }

    /**
     * Returns the name of the same model in another Bedrock region with the same price, for a region that the book does
     * not list.
     */
    static String elsewhere(String model) {
        Matcher regional = REGIONAL.matcher(model);
        return regional.matches() ? "us" + regional.group(1) : first(WORLDWIDE, model);
    }

    /** Swaps number and family in the name of a Claude model: Claude 3 had the number first. */
    static String reordered(String model) {
        Matcher number = NUMBER_FIRST.matcher(model);
        if (number.matches()) {
            return number.group(1) + '-' + number.group(3) + '-' + number.group(2) + number.group(4);
        }
        Matcher family = FAMILY_FIRST.matcher(model);
        return family.matches()
                ? family.group(1) + '-' + family.group(3) + '-' + family.group(2) + family.group(4)
                : model;
    }

    /** Removes a trailing 0 of the version: Claude Opus 4 is also called 4.0. */
    static String withoutZero(String model) {
        return first(ZERO, model);
    }

    private static String first(Pattern pattern, String model) {
        Matcher matcher = pattern.matcher(model);
        String part = matcher.matches() ? matcher.group(1) : null;
        return part == null ? model : part;
    }
}
