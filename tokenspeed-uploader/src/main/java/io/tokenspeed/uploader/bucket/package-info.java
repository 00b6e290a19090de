/** Turns requests into anonymous records: names, project ids, sums, and their exact bytes. */
@NullMarked
package io.tokenspeed.uploader.bucket;

import org.jspecify.annotations.NullMarked;
