package io.tokenspeed.sources.zed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a project as Zed stores them.
 *
 * @param paths the paths, one a line, sorted by name; null for none
 * @param order the place of each path in the project, as numbers with commas between them; null where it is not told
 */
record ProjectFolders(@Nullable String paths, @Nullable String order) {
    /** Returns the folder that is first in the project; null where there is none. */
    @Nullable
    String first() {
        List<String> all = paths == null
                ? List.of()
                : paths.lines()
                        .map(String::strip)
                        .filter(path -> !path.isEmpty())
                        .toList();
        int first = order == null
                ? -1
                : List.of(order.replace(" ", "").split(",", -1)).indexOf("0");
        return all.isEmpty() ? null : all.get(first >= 0 && first < all.size() ? first : 0);
    }
}
