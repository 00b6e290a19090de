package io.tokenspeed.sources.gemini;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the place of a chat says about it.
 *
 * @param session the session for a chat that does not name it
 * @param parent the session that started this one; null for none
 * @param folder the folder of the project's chats and other files, named by the project's short name or digest; null
 *     when unknown
 * @param projects finds the project's root
 */
record GeminiPlace(
        String session, @Nullable String parent, @Nullable Path folder, GeminiProjects projects) {
    /** Returns what the path of a chat says. */
    static GeminiPlace of(Path file, GeminiProjects projects) {
        Path chats = GeminiSource.chats(file);
        Path parent = file.getParent();
        return new GeminiPlace(
                stem(file),
                chats == null || parent == null || parent.equals(chats)
                        ? null
                        : parent.getFileName().toString(),
                chats == null ? null : chats.getParent(),
                projects);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf(".json");
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Returns the root of the project, null when unknown. */
    @Nullable
    String project(@Nullable String digest) {
        return folder == null ? null : projects.root(folder, digest);
    }
}
