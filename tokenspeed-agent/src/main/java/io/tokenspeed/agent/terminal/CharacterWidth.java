package io.tokenspeed.agent.terminal;

/** The number of columns that a character fills on a terminal. */
final class CharacterWidth {
    private static final int EMOJI_STYLE = 0xfe0f;

    /**
     * First and last character of each range that fills two columns. Where narrow characters stand between wide ones,
     * some count as wide, because a line that is too short does less harm than one that is too long.
     */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653,
        0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce,
        0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b,
        0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf,
        0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3,
        0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1aff0,
        0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f19a, 0x1f200, 0x1faff, 0x20000, 0x3fffd
    };

    private CharacterWidth() {}

    static int of(int character) {
        if (character < 0x300) {
            return 1;
        }
        if (character == EMOJI_STYLE) {
            // The sign before it, which is narrow by itself, is drawn as wide as a picture.
            return 1;
        }
        return isPartOfAnother(character) ? 0 : isWide(character) ? 2 : 1;
    }

    private static boolean isPartOfAnother(int c) {
        int type = Character.getType(c);
        boolean koreanVowelOrFinal = c >= 0x1160 && c <= 0x11ff;
        return koreanVowelOrFinal
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT;
    }

    private static boolean isWide(int c) {
        for (int i = 0; i < WIDE.length && WIDE[i] <= c; i += 2) {
            if (c <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
