/** The storage interfaces on plain collections, made to be read. */
@NullMarked
package io.tokenspeed.testkit.memory;

import org.jspecify.annotations.NullMarked;
