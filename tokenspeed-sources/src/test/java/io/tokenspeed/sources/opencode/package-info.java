/** Tests of the OpenCode reader, on databases and files that they make. */
@NullMarked
package io.tokenspeed.sources.opencode;

import org.jspecify.annotations.NullMarked;
