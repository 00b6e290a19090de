/** Messages and parts in normal form, whichever file or table they come from. */
@NullMarked
package io.tokenspeed.sources.opencode.message;

import org.jspecify.annotations.NullMarked;
