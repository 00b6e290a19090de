/** Messages and parts in normal form, from any file or table, and the requests in them. */
@NullMarked
package io.tokenspeed.sources.opencode.message;

import org.jspecify.annotations.NullMarked;
