/** Reads the logs of Kimi CLI and of its successor Kimi Code. */
@NullMarked
package io.tokenspeed.sources.kimi;

import org.jspecify.annotations.NullMarked;
