/** Questions about many requests (filters, dimensions, intervals) and their answers. */
@NullMarked
package io.tokenspeed.model.usage;

import org.jspecify.annotations.NullMarked;
