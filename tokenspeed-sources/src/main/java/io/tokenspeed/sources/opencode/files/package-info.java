/** Reads the JSON files that OpenCode wrote before it had a database. */
@NullMarked
package io.tokenspeed.sources.opencode.files;

import org.jspecify.annotations.NullMarked;
