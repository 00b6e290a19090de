/** What must survive a restore of the database: revocations and erasures, in a file of its own. */
@NullMarked
package io.tokenspeed.hub.journal;

import org.jspecify.annotations.NullMarked;
