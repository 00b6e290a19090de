package io.tokenspeed.store.query;

import io.tokenspeed.model.dashboard.Project;
import io.tokenspeed.model.dashboard.ProjectList;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The table {@code projects}. */
record SqliteProjects(Connections connections) implements ProjectList {
    @Override
    public List<Project> all() {
        return connections.use(connection -> {
            List<Project> projects = new ArrayList<>();
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT id, name, root_path FROM projects ORDER BY id");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    projects.add(new Project(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return projects;
        });
    }
}
