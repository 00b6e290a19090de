/** Records revocations and erasures in a file of its own, so that they survive a restore of the database. */
@NullMarked
package io.tokenspeed.hub.journal;

import org.jspecify.annotations.NullMarked;
