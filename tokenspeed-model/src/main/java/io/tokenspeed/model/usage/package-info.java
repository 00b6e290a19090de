/** Queries over many requests (filters, dimensions) and their results. */
@NullMarked
package io.tokenspeed.model.usage;

import org.jspecify.annotations.NullMarked;
