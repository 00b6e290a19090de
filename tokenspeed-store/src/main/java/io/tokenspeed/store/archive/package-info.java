/** The archive of the local database: which hours become blocks and when, checks of blocks, and their return. */
@NullMarked
package io.tokenspeed.store.archive;

import org.jspecify.annotations.NullMarked;
