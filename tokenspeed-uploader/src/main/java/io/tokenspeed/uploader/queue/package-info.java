/** What waits for a hub: records, sealed batches, losses and the ledger, in a database of their own. */
@NullMarked
package io.tokenspeed.uploader.queue;

import org.jspecify.annotations.NullMarked;
