/** Runs an import: finds new and changed files, reads them in parallel, stores their requests in batches. */
@NullMarked
package io.tokenspeed.sources.engine;

import org.jspecify.annotations.NullMarked;
