package io.tokenspeed.agent.config;

/**
 * One effective setting.
 *
 * @param name its name: the environment variable or flag that sets it, or a few words where nothing does
 * @param value its value as text
 * @param origin where the value came from
 */
public record Setting(String name, String value, Origin origin) {
    /** This setting, overridden by a flag. */
    public Setting overriddenBy(String flag, String flagValue) {
        return new Setting(name, flagValue, Origin.flag(flag));
    }

    /**
     * Where a value came from.
     *
     * @param kind {@code default}, {@code environment}, {@code flag} or {@code file}
     * @param name the variable, flag or file; empty for a default
     */
    public record Origin(String kind, String name) {
        /** The built-in default. */
        public static final Origin DEFAULT = new Origin("default", "");

        /** Set by an environment variable. */
        public static Origin environment(String variable) {
            return new Origin("environment", variable);
        }

        /** Set by a flag of this call. */
        public static Origin flag(String flag) {
            return new Origin("flag", flag);
        }

        /** Kept in a file beside the database since the user decided it. */
        public static Origin file(String name) {
            return new Origin("file", name);
        }

        /** In words, for example {@code environment variable TS_DB_PATH}. */
        public String inWords() {
            return switch (kind) {
                case "environment" -> "environment variable " + name;
                case "flag" -> "flag " + name;
                case "file" -> "file " + name;
                default -> kind;
            };
        }
    }
}
