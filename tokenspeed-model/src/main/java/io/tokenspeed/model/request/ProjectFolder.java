package io.tokenspeed.model.request;

import java.util.Locale;

/**
 * One spelling for the folder of a project, whichever program wrote it down. Windows takes {@code c:/shop},
 * {@code C:\shop\} and {@code \\?\C:\shop} for one folder, and programs write all of them. It is text only: the folder may
 * be on another machine.
 */
final class ProjectFolder {
    private static final int DRIVE = 2;
    private static final String VERBATIM = "\\\\?\\";
    private static final String VERBATIM_SHARE = VERBATIM + "UNC\\";

    private ProjectFolder() {}

    /** The folder without what different spellings add: {@code C:\shop}, {@code \\server\shop}, {@code /home/ada/shop}. */
    static String spelled(String folder) {
        return isWindows(folder) ? windows(folder.replace('/', '\\')) : withoutEnd(folder, '/', 1);
    }

    /** A drive and a separator, or two separators as in the name of a share. */
    private static boolean isWindows(String folder) {
        return hasDrive(folder) || folder.startsWith("\\\\") || folder.startsWith("//");
    }

    private static boolean hasDrive(String folder) {
        return folder.length() >= DRIVE
                && folder.charAt(1) == ':'
                && isLetter(folder.charAt(0))
                && (folder.length() == DRIVE || isSeparator(folder.charAt(DRIVE)));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static String windows(String folder) {
        if (startsWith(folder, VERBATIM_SHARE)) {
            return share("\\\\" + folder.substring(VERBATIM_SHARE.length()));
        }
        if (startsWith(folder, VERBATIM) && hasDrive(folder.substring(VERBATIM.length()))) {
            return drive(folder.substring(VERBATIM.length()));
        }
        return hasDrive(folder) ? drive(folder) : share(folder);
    }

    private static boolean startsWith(String folder, String prefix) {
        return folder.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The root keeps its separator, without which it would name the current folder of the drive. */
    private static String drive(String folder) {
        String below = withoutEnd(single(folder.substring(DRIVE)), '\\', 0);
        return folder.substring(0, DRIVE).toUpperCase(Locale.ROOT) + (below.isEmpty() ? "\\" : below);
    }

    private static String share(String folder) {
        return "\\" + withoutEnd(single(folder.substring(1)), '\\', 1);
    }

    private static String single(String separators) {
        String before = separators;
        while (before.contains("\\\\")) {
            before = before.replace("\\\\", "\\");
        }
        return before;
    }

    private static String withoutEnd(String folder, char separator, int shortest) {
        int end = folder.length();
        while (end > shortest && folder.charAt(end - 1) == separator) {
            end--;
        }
        return folder.substring(0, end);
    }
}
