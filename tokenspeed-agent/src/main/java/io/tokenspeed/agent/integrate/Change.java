package io.tokenspeed.agent.integrate;

import java.nio.file.Path;

/**
 * What happened to one file of an agent.
 *
 * @param kind what happened
 * @param member the part of the file that it happened to; empty for all of it
 * @param path the file
 * @param note what else there is to say; empty when nothing
 */
public record Change(Kind kind, String member, Path path, String note) {
    /** What happened to a whole file. */
    public Change(Kind kind, Path path, String note) {
        this(kind, "", path, note);
    }

    /** What can happen. */
    public enum Kind {
        /** It is new. */
        ADDED("added"),
        /** It was ours and is another one now. */
        UPDATED("updated"),
        /** It was as it should be. */
        UNCHANGED("unchanged"),
        /** It is gone, or what was ours in it. */
        REMOVED("removed"),
        /** It is not ours and was left alone. */
        KEPT("kept");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    static Change of(Kind kind, Path path) {
        return new Change(kind, path, "");
    }
}
