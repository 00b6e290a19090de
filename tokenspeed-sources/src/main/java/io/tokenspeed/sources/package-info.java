/** What a reader of an agent's files is, and the list of those there are. */
@NullMarked
package io.tokenspeed.sources;

import org.jspecify.annotations.NullMarked;
