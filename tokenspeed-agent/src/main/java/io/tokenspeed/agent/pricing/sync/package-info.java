/** Fetches price lists and brings them into the book. */
@NullMarked
package io.tokenspeed.agent.pricing.sync;

import org.jspecify.annotations.NullMarked;
