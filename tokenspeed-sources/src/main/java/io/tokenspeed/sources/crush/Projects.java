package io.tokenspeed.sources.crush;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.environment.PathText;
import io.tokenspeed.sources.FileFailure;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads registries of projects: {@code {"projects":[{"path","data_dir","last_accessed"}]}}. */
final class Projects {
    private static final int MAX_BYTES = 16 << 20;

    private Projects() {}

    /**
     * A project.
     *
     * @param folder the project's root folder
     * @param database the database that Crush keeps for it
     */
    record Project(Path folder, Path database) {}

    /** Returns the projects of all registries; adds a sentence for each registry that cannot be used. */
    static List<Project> in(List<Path> registries, List<String> problems) {
        List<Project> projects = new ArrayList<>();
        for (Path registry : registries) {
            try {
                read(registry, projects, problems);
            } catch (JsonProcessingException damaged) {
                problems.add("Cannot use " + PathText.of(registry) + ": it is not JSON.");
            } catch (IOException failure) {
                problems.add(FileFailure.sentence(registry, failure));
            }
        }
        return projects;
    }

    private static void read(Path registry, List<Project> projects, List<String> problems) throws IOException {
        byte[] json;
        try (InputStream in = Files.newInputStream(registry)) {
            json = in.readNBytes(MAX_BYTES);
        }
        JsonNode listed = JsonTree.document(json).path("projects");
        if (!listed.isArray()) {
            problems.add("Cannot use " + PathText.of(registry) + ": it has no list of projects.");
        }
        for (JsonNode entry : listed) {
            Project project = project(entry);
            if (project == null) {
                problems.add("Cannot use a project in " + PathText.of(registry) + ": it has no readable folder.");
            } else {
                projects.add(project);
            }
        }
    }

    private static @Nullable Project project(JsonNode entry) {
        String folder = JsonTree.text(entry, "path");
        String data = JsonTree.text(entry, "data_dir");
        if (folder == null) {
            return null;
        }
        try {
            Path root = PathText.path(folder);
            Path kept = root.resolve(data == null ? PathText.path(".crush") : PathText.path(data));
            return root.isAbsolute()
                    ? new Project(root, kept.resolve("crush.db").normalize())
                    : null;
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }

    /** Returns the root folder of the project with a database; null when no registry lists it any more. */
    static @Nullable String folder(List<Project> projects, Path database) {
        for (Project project : projects) {
            if (isSame(project.database, database)) {
                return PathText.of(project.folder);
            }
        }
        return null;
    }

    private static boolean isSame(Path listed, Path database) {
        try {
            return Files.isSameFile(listed, database);
        } catch (IOException gone) {
            return false;
        }
    }
}
