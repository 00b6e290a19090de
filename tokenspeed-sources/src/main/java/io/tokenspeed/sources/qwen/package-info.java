/** Reads the logs of Qwen Code. */
@NullMarked
package io.tokenspeed.sources.qwen;

import org.jspecify.annotations.NullMarked;
