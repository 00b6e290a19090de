package io.tokenspeed.uploader;

import io.tokenspeed.model.wire.ProjectAlias;
import io.tokenspeed.uploader.dispatch.AliasUpdate;
import io.tokenspeed.uploader.queue.UploadQueue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The names that the user lets the hub's people see in place of the pseudonyms of projects. There are none at first. */
public final class ProjectAliases {
    private final UploadQueue queue;

    ProjectAliases(UploadQueue queue) {
        this.queue = queue;
    }

    /** The projects of which sums were made, by their root folders. */
    public List<SentProject> projects() {
        Map<String, String> names = AliasUpdate.names(queue);
        return queue.view().projects().entrySet().stream()
                .map(project -> new SentProject(project.getKey(), project.getValue(), alias(project.getValue(), names)))
                .toList();
    }

    private static @Nullable String alias(List<String> ids, Map<String, String> names) {
        return ids.stream().map(names::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Whether the hub is too old to take names, so that they stay on this machine. */
    public boolean onlyHere() {
        return AliasUpdate.isRefused(queue);
    }

    /** Whether the hub has not heard of the latest change. */
    public boolean waiting() {
        return AliasUpdate.isWaiting(queue);
    }

    /**
     * Gives a project a name and sends it with the next request to the hub.
     *
     * @param project its root folder, the last part of it, or a pseudonym
     * @return the project with its name
     * @throws IllegalArgumentException with a sentence for the user if there is no such project or several, or if the
     *     name is not allowed
     */
    public SentProject show(String project, String name) {
        if (!ProjectAlias.isName(name)) {
            throw new IllegalArgumentException("The name must be " + ProjectAlias.ALLOWED + ".");
        }
        SentProject meant = meant(project);
        Map<String, String> names = new TreeMap<>(AliasUpdate.names(queue));
        meant.ids().forEach(id -> names.put(id, name));
        if (names.size() > ProjectAlias.MOST) {
            throw new IllegalArgumentException("A device can name " + ProjectAlias.MOST + " projects at most.");
        }
        AliasUpdate.request(queue, names);
        return new SentProject(meant.root(), meant.ids(), name);
    }

    /**
     * Takes the name of a project back with the next request to the hub.
     *
     * @return the project as it was before
     * @throws IllegalArgumentException with a sentence for the user if there is no such project or several
     */
    public SentProject hide(String project) {
        SentProject meant = meant(project);
        Map<String, String> names = new TreeMap<>(AliasUpdate.names(queue));
        names.keySet().removeAll(meant.ids());
        AliasUpdate.request(queue, names);
        return meant;
    }

    private SentProject meant(String text) {
        List<SentProject> all = projects();
        List<SentProject> exact =
                all.stream().filter(project -> project.root().equals(text)).toList();
        List<SentProject> meant = exact.isEmpty()
                ? all.stream().filter(project -> project.isMeantBy(text)).toList()
                : exact;
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new IllegalArgumentException(
                meant.isEmpty()
                        ? "No sums of a project \"" + text + "\" were made for the hub yet; there are: " + roots(all)
                                + "."
                        : "Several projects are called \"" + text + "\"; give the folder of one: " + roots(meant)
                                + ".");
    }

    private static String roots(List<SentProject> projects) {
        return projects.isEmpty()
                ? "none"
                : String.join(", ", projects.stream().map(SentProject::root).toList());
    }
}
