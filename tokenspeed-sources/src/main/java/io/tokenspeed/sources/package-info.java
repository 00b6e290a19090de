/** The interfaces of a source: where the logs of a tool are and how they are read. */
@NullMarked
package io.tokenspeed.sources;

import org.jspecify.annotations.NullMarked;
