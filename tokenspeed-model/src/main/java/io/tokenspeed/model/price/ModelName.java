package io.tokenspeed.model.price;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names of models apart. Nothing here drops or adds a part of a version number. */
final class ModelName {
    private static final Pattern DATE = Pattern.compile("[-@]20\\d\\d-?[01]\\d-?[0-3]\\d$");
    private static final String LATEST = "-latest";
    private static final Pattern WINDOW = Pattern.compile("\\[\\d+[km]]$");
    private static final String EFFORTS = "(?:none|minimal|low|medium|high|xhigh)";
    /** Only for makers whose names never end in an effort: {@code mistral-medium} is a model. */
    private static final Pattern EFFORT = Pattern.compile(
            "^((?:gpt|o\\d|codex|claude|gemini|grok)[^()]*?)(?:-" + EFFORTS + "| ?\\(" + EFFORTS + "\\))$");

    private static final Pattern THINKING = Pattern.compile("^(claude.*)-thinking$");
    private static final Pattern BEDROCK =
            Pattern.compile("^(?:[a-z-]+\\.)?anthropic\\.(claude.+?)(?:-v\\d+(?::\\d+)?)?$");

    private ModelName() {}

    /** The name in lower case, without the size of the context window that Claude Code appends. */
    static String clean(String model) {
        return WINDOW.matcher(model.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    static String normal(String model) {
        return model.replace('.', '-').replace('@', '-').replace('_', '-').replace(':', '-');
    }

    static String withoutDate(String model) {
        return DATE.matcher(model).replaceFirst("");
    }

    static String withoutLatest(String model) {
        return model.endsWith(LATEST) ? model.substring(0, model.length() - LATEST.length()) : model;
    }

    static String withoutEffort(String model) {
        return first(THINKING, first(EFFORT, model));
    }

    /** The name that Claude's maker uses, from the one that Bedrock uses; other names stay. */
    static String withoutHost(String model) {
        return first(BEDROCK, model);
    }

    private static String first(Pattern pattern, String model) {
        Matcher matcher = pattern.matcher(model);
        String part = matcher.matches() ? matcher.group(1) : null;
        return part == null ? model : part;
    }
}
