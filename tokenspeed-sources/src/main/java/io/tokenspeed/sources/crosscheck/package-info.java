/** What tools themselves keep of their usage, beside the logs that are imported: for comparison, never counted. */
@NullMarked
package io.tokenspeed.sources.crosscheck;

import org.jspecify.annotations.NullMarked;
