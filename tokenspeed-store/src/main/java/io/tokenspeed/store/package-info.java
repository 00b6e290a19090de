/** The storage interfaces on SQLite. */
@NullMarked
package io.tokenspeed.store;

import org.jspecify.annotations.NullMarked;
