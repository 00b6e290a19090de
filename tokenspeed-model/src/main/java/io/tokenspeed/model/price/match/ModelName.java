package io.tokenspeed.model.price.match;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names of models apart. Nothing here drops or adds a part of a version number. */
final class ModelName {
    private static final Pattern DATE = Pattern.compile("[-@]20\\d\\d-?[01]\\d-?[0-3]\\d$");
    private static final String LATEST = "-latest";
    private static final Pattern WINDOW = Pattern.compile("\\[\\d+[km]]$");
    private static final String EFFORTS = "none|minimal|low|medium|high|xhigh";
    /** Only for makers whose names never end in an effort: {@code mistral-medium} is a model. */
    private static final Pattern EFFORT = Pattern.compile("^((?:gpt|o\\d|codex|claude|gemini|grok)[^()]*?)(?:-(?:"
            + EFFORTS + ")|(?<=claude[^()]{0,60})-max| ?\\((?:" + EFFORTS + "|max)\\))$");

    /** What routers and hosts add to a model that costs the same without it. */
    private static final Pattern VARIANT = Pattern.compile("^(.+?)(?::beta|:thinking|@default|@latest)$");

    private static final Pattern THINKING = Pattern.compile("^(claude.*)-thinking$");
    private static final Pattern ARN =
            Pattern.compile("^arn:aws[a-z-]*:bedrock:[^:]*:[^:]*:(?:inference-profile|foundation-model)/(.+)$");
    private static final String ANY_ARN = "arn:";
    private static final Pattern BEDROCK =
            Pattern.compile("^(?:[a-z-]+\\.)?anthropic\\.(claude.+?)(?:-v\\d+(?::\\d+)?)?$");
    /** The release of a model at its host, which the maker's name lacks. */
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
     * The name in lower case, without the size of the context window that Claude Code appends and without the rest of an
     * Amazon resource name that holds it.
     */
    static String clean(String model) {
        String name = WINDOW.matcher(model.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return first(ARN, name);
    }

    /** Whether a name is a resource of Amazon's that does not tell which model is behind it. */
    static boolean isOpaque(String model) {
        return model.startsWith(ANY_ARN);
    }

    /** Whether a name has the form that Bedrock gives to Claude. */
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

    /** Without how hard the model thinks and without a variant that costs the same. */
    static String withoutSuffix(String model) {
        return first(VARIANT, first(THINKING, first(EFFORT, first(VARIANT, model))));
    }

    /** Without the release that a host appends to a model of Claude's. */
    static String withoutRelease(String model) {
        Matcher matcher = RELEASE.matcher(model);
        if (!matcher.matches()) {
            return model;
        }
        String date = matcher.group(2);
        return matcher.group(1) + (date == null ? "" : date);
    }

    /** The name that Claude's maker uses, from the one that Bedrock uses; other names stay. */
    static String withoutHost(String model) {
        return first(BEDROCK, model);
    }

    /** The name of the same model at Bedrock in a region that costs the same: where one is not listed, another is. */
    static String elsewhere(String model) {
        Matcher regional = REGIONAL.matcher(model);
        return regional.matches() ? "us" + regional.group(1) : first(WORLDWIDE, model);
    }

    /** Number and family of a model of Claude's the other way round: Claude 3 had the number first. */
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

    /** Claude Opus 4 is also called 4.0. */
    static String withoutZero(String model) {
        return first(ZERO, model);
    }

    private static String first(Pattern pattern, String model) {
        Matcher matcher = pattern.matcher(model);
        String part = matcher.matches() ? matcher.group(1) : null;
        return part == null ? model : part;
    }
}
