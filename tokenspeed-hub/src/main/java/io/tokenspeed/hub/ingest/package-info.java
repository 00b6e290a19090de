/** Reads uploads, validates them record by record, and stores them on one thread. */
@NullMarked
package io.tokenspeed.hub.ingest;

import org.jspecify.annotations.NullMarked;
