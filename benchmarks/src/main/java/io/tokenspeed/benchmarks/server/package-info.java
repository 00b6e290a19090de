/** Measures the local server as its users meet it: the real program over a large database. */
@NullMarked
package io.tokenspeed.benchmarks.server;

import org.jspecify.annotations.NullMarked;
