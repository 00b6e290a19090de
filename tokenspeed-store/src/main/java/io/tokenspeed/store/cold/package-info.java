/**
 * Archived hours: requests and interactions of an hour as one compressed block of the database, how they are read, and
 * how they become rows again.
 */
@NullMarked
package io.tokenspeed.store.cold;

import org.jspecify.annotations.NullMarked;
