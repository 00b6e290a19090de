package io.tokenspeed.server.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origins of web pages that may be listed. Browsers send an origin in one form only, so another form would never
 * match; and a page that came over plain HTTP could be anybody's, unless it came from this machine.
 */
final class WebOrigin {
    /** What may be listed, as the end of a sentence. */
    static final String RULE = "may hold origins as browsers send them only, like https://dashboard.example.org or"
            + " https://dashboard.example.org:8443, and over plain http those of localhost, 127.0.0.1 and [::1].";

    private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private static final String PORT = "(:(?<port>[1-9][0-9]{0,4}))?";
    private static final Pattern SECURE =
            Pattern.compile("https://(" + LABEL + "(\\." + LABEL + ")*|\\[[0-9a-f:]+])" + PORT);
    private static final Pattern OF_THIS_MACHINE = Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])" + PORT);
    private static final int MAX_PORT = 65_535;

    private WebOrigin() {}

    /** Whether a text is such an origin. */
    static boolean isOne(String text) {
        return matches(SECURE.matcher(text), 443) || matches(OF_THIS_MACHINE.matcher(text), 80);
    }

    /** Browsers leave the usual port out. */
    private static boolean matches(Matcher matcher, int usualPort) {
        if (!matcher.matches()) {
            return false;
        }
        String text = matcher.group("port");
        int port = text == null ? 0 : Integer.parseInt(text);
        return port <= MAX_PORT && port != usualPort;
    }
}
