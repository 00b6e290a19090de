package io.tokenspeed.model.dashboard;

import java.util.List;

/** The projects that requests came from. */
public interface ProjectList {
    /** All projects, ordered by id. */
    List<Project> all();
}
