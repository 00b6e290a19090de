package io.tokenspeed.model.wire;

import java.util.regex.Pattern;

/**
 * A name for a project, in place of its pseudonym, that the owner of a device agreed to show to the people of a hub.
 *
 * @param projectId the pseudonym of the project
 * @param name what is shown for it
 */
public record ProjectAlias(String projectId, String name) {
    /** The pattern of a pseudonym that can have a name. */
    public static final Pattern PROJECT = Pattern.compile("p_[A-Za-z0-9_-]{22}");

    /**
     * The pattern of a name: no invisible characters, none that change the direction of writing, and none of a path or
     * an address.
     */
    public static final Pattern NAME =
            Pattern.compile("(?! )[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sc}\\p{Sm} &&[^/\\\\@]]{1,64}(?<! )");

    /** The pattern of a name in words. */
    public static final String ALLOWED =
            "1 to 64 letters, digits, signs and spaces, without / \\ and @ and without a space at either end";

    /** How many projects of a device can have names. */
    public static final int MOST = 200;

    public ProjectAlias {
        if (!PROJECT.matcher(projectId).matches()) {
            throw new IllegalArgumentException("not the id of a project: " + projectId);
        }
        if (!isName(name)) {
            throw new IllegalArgumentException("The name must be " + ALLOWED + ".");
        }
    }

    /** Returns whether a text can be shown for a project; one that looks like the pseudonym of another cannot. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches()
                && !WireFormat.PROJECT_ID.matcher(text).matches();
    }
}
