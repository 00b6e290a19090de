package io.tokenspeed.agent.statusline;

import io.tokenspeed.agent.terminal.Text;
import java.util.regex.Pattern;

/** The short name of a model: without provider, region, maker, date and variant. */
public final class ShortModelName {
    private static final int WIDTH = 24;
    private static final Pattern BEFORE = Pattern.compile(
            "^(.*/)?((us|us-gov|eu|apac|au|jp|global)\\.)?((anthropic|amazon|cohere|meta|mistral|openai|qwen)\\.)?"
                    + "(claude[- ])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER =
            Pattern.compile("([-@]20\\d{6}|-20\\d\\d-\\d\\d-\\d\\d)?(-v\\d+)?(:(\\d+|beta|free|latest))?(@[\\w.-]*)?$");

    private ShortModelName() {}

    public static String brief(String name) {
        String clean = Text.clean(name.strip());
        String end = BEFORE.matcher(clean).replaceFirst("");
        String brief = AFTER.matcher(end).replaceFirst("");
        return Text.shorten(brief.isEmpty() ? clean : brief, WIDTH);
    }
}
