/** Uploads: read, validated record by record, and stored by one writer. */
@NullMarked
package io.tokenspeed.hub.ingest;

import org.jspecify.annotations.NullMarked;
