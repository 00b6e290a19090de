/** Sinks that a recorder can store into without another module. */
@NullMarked
package io.tokenspeed.collector.sink;

import org.jspecify.annotations.NullMarked;
