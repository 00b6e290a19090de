/** The ledger of buckets and the sealed batches made of them. */
@NullMarked
package io.tokenspeed.uploader.queue.ledger;

import org.jspecify.annotations.NullMarked;
