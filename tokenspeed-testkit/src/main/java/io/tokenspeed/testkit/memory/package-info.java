/** The storage interfaces on plain collections, written to be read. */
@NullMarked
package io.tokenspeed.testkit.memory;

import org.jspecify.annotations.NullMarked;
