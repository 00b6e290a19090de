/** Crush: the cost of each session, in a database per project. */
@NullMarked
package io.tokenspeed.sources.crush;

import org.jspecify.annotations.NullMarked;
