package io.tokenspeed.uploader.bucket;

import org.jspecify.annotations.Nullable;

/** Gives the anonymous id of a project in a salt epoch. */
public interface ProjectNames {
    /** The id of the project whose root folder is logged as {@code root}; {@code none} without a root. */
    String id(@Nullable String root, int saltEpoch);
}
