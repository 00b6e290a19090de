/** Measures what uploading costs the machine that it runs on. */
@NullMarked
package io.tokenspeed.benchmarks.upload;

import org.jspecify.annotations.NullMarked;
