/** Brings the upload queue up to date with the stored requests. */
@NullMarked
package io.tokenspeed.uploader.aggregate;

import org.jspecify.annotations.NullMarked;
