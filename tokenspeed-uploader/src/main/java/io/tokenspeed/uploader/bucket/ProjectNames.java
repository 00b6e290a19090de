package io.tokenspeed.uploader.bucket;

import org.jspecify.annotations.Nullable;

/** Gives the anonymous id of a project in a salt epoch. */
public interface ProjectNames {
    /** The id of the project with that root folder as logged; {@code none} without one. */
    String id(@Nullable String root, int saltEpoch);
}
