package io.tokenspeed.uploader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project of which sums were made for the hub.
 *
 * @param root its root folder, which is never sent
 * @param ids its pseudonyms, one for each secret that this device had
 * @param alias the name that the hub's people see in place of the pseudonyms; null where the user gave none
 */
public record SentProject(
        String root, List<String> ids, @Nullable String alias) {
    public SentProject {
        ids = List.copyOf(ids);
    }

    /** The last part of the root folder. */
    public String name() {
        String path = root.replace('\\', '/').replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether a person may mean this project: by its root folder, its last part or a pseudonym. */
    boolean isMeantBy(String text) {
        return root.equals(text) || name().equals(text) || ids.contains(text);
    }
}
