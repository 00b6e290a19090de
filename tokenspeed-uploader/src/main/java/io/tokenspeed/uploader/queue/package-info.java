/** The upload queue: waiting records, sealed batches, losses and the ledger, in a database of its own. */
@NullMarked
package io.tokenspeed.uploader.queue;

import org.jspecify.annotations.NullMarked;
