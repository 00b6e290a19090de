package io.tokenspeed.agent.terminal;

import io.tokenspeed.model.environment.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The characters that charts are drawn with. */
public enum Glyphs {
    /** Eighths of a block. */
    BLOCKS("▏▎▍▌▋▊▉█", "▁▂▃▄▅▆▇█"),
    /** For terminals whose fonts or character sets have no blocks. */
    ASCII("#", ".:-=+*%#"),
    /** There are no charts, because no person looks. */
    NONE("", "");

    /** Terminals of the console and of old hardware, whose fonts hold few blocks or none. */
    private static final Set<String> PLAIN =
            Set.of("dumb", "linux", "ansi", "cons25", "vt52", "vt100", "vt102", "vt220");

    private final String parts;
    private final String levels;

    Glyphs(String parts, String levels) {
        this.parts = parts;
        this.levels = levels;
    }

    /** What a terminal can show, as far as the environment tells. */
    public static Glyphs of(Terminal terminal, Environment environment) {
        if (!terminal.outIsTerminal()) {
            return NONE;
        }
        boolean plain = PLAIN.contains(environment.variable("TERM").orElse(""));
        return plain || isOldWindows(environment) || hasOtherCharacters(environment) ? ASCII : BLOCKS;
    }

    /** The console of Windows before its Terminal, which sets a variable. */
    private static boolean isOldWindows(Environment environment) {
        return environment.variable("OS").orElse("").equals("Windows_NT")
                && Stream.of("WT_SESSION", "TERM_PROGRAM", "TERM")
                        .allMatch(name -> environment.variable(name).isEmpty());
    }

    /** The start script sets one variable to UTF-8 for Java; the others still say what the terminal takes. */
    private static boolean hasOtherCharacters(Environment environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.variable(name).orElse("").toLowerCase(Locale.ROOT))
                .anyMatch(locale -> locale.contains(".") && !locale.matches(".*\\.utf-?8(@.*)?"));
    }

    /**
     * A bar.
     *
     * @param share how much of the width it fills, from 0 to 1; more than nothing shows at least the smallest part
     * @param width the columns of a full bar
     */
    public String bar(double share, int width) {
        if (this == NONE || !(share > 0)) {
            return "";
        }
        int steps = parts.length();
        int filled = (int) Math.max(1, Math.round(Math.min(1, share) * width * steps));
        String whole = parts.substring(steps - 1).repeat(filled / steps);
        return filled % steps == 0 ? whole : whole + parts.charAt(filled % steps - 1);
    }

    /** One character for each value, as high as its part of the largest one; a space where the value is null. */
    public String line(List<@Nullable Double> values) {
        double largest = 0;
        for (Double value : values) {
            largest = value == null ? largest : Math.max(largest, value);
        }
        StringBuilder line = new StringBuilder();
        for (Double value : values) {
            line.append(value == null || this == NONE ? ' ' : level(value, largest));
        }
        return line.toString();
    }

    private char level(double value, double largest) {
        int level = largest > 0 ? (int) Math.ceil(value / largest * levels.length()) : 0;
        return levels.charAt(Math.max(1, Math.min(levels.length(), level)) - 1);
    }
}
