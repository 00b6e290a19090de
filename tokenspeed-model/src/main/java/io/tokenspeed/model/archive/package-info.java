/** The archive of a local database, as programs see it. */
@NullMarked
package io.tokenspeed.model.archive;

import org.jspecify.annotations.NullMarked;
