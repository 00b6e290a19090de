/** What archiving costs and saves, over a database of many requests. */
@NullMarked
package io.tokenspeed.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
