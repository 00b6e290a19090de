/** What is measured, and the data it is measured on. */
@NullMarked
package io.tokenspeed.benchmarks;

import org.jspecify.annotations.NullMarked;
