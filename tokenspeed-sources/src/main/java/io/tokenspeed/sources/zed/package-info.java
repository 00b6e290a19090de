/** Reads the threads of Zed's own agent from its database. */
@NullMarked
package io.tokenspeed.sources.zed;

import org.jspecify.annotations.NullMarked;
