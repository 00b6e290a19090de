/** Uploads to a hub and what becomes of them. */
@NullMarked
package io.tokenspeed.model.upload;

import org.jspecify.annotations.NullMarked;
