/** Uploads to a hub, their records, and their receipts. */
@NullMarked
package io.tokenspeed.model.upload;

import org.jspecify.annotations.NullMarked;
