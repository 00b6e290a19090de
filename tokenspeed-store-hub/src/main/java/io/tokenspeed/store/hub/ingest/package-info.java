/** Turns uploads into buckets: admission, receipts and revisions. */
@NullMarked
package io.tokenspeed.store.hub.ingest;

import org.jspecify.annotations.NullMarked;
