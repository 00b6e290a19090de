package io.tokenspeed.agent.integrate;

import java.nio.file.Path;

/**
 * What an integration did with one file of a coding agent.
 *
 * @param kind what happened
 * @param member the JSON member that was changed; empty for the whole file
 * @param path the file
 * @param note a remark for the user; empty where there is none
 */
public record Change(Kind kind, String member, Path path, String note) {
    /** A change of a whole file. */
    public Change(Kind kind, Path path, String note) {
        this(kind, "", path, note);
    }

    /** The kinds of changes. */
    public enum Kind {
        /** The file, or our part of it, is new. */
        ADDED("added"),
        /** The file was ours and has new content. */
        UPDATED("updated"),
        /** The file was already as it should be. */
        UNCHANGED("unchanged"),
        /** The file was deleted, or our part of it. */
        REMOVED("removed"),
        /** The file was left as it is, because it is not ours or was changed since we wrote it. */
        KEPT("kept");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that is printed. */
        public String word() {
            return word;
        }
    }

    static Change of(Kind kind, Path path) {
        return new Change(kind, path, "");
    }
}
