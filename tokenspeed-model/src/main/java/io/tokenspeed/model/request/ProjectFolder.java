package io.tokenspeed.model.request;

import java.util.Locale;

/**
 * Normalises the spelling of a project's folder. {@code c:/shop}, {@code C:\shop\} and {@code \\?\C:\shop} are one
 * folder on Windows, and tools log all these spellings. Works on the text alone, because the folder may be on another
 * machine.
 */
final class ProjectFolder {
    private static final int DRIVE = 2;
    private static final String VERBATIM = "\\\\?\\";
    private static final String VERBATIM_SHARE = VERBATIM + "UNC\\";

    private ProjectFolder() {}

    /** Returns the normal spelling of a folder: {@code C:\shop}, {@code \\server\shop}, {@code /home/ada/shop}. */
    static String spelled(String folder) {
        return isWindows(folder) ? windows(folder.replace('/', '\\')) : withoutEnd(folder, '/', 1);
    }

    /** A Windows folder begins with a drive and a separator, or with the two separators of a network share. */
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

    /** The root of a drive keeps its separator, because {@code C:} alone names the current folder of the drive. */
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
