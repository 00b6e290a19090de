/** Records the model calls of the JVM program that embeds it. Begin with {@link io.tokenspeed.collector.Recorder}. */
@NullMarked
package io.tokenspeed.collector;

import org.jspecify.annotations.NullMarked;
