/** Measures storing uploads, beside an upsert of the same rows by JDBC alone. */
@NullMarked
package io.tokenspeed.benchmarks.hubstore;

import org.jspecify.annotations.NullMarked;
