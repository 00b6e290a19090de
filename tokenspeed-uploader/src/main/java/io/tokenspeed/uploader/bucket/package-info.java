/** From requests to anonymous records: names, projects, sums, and their exact bytes. */
@NullMarked
package io.tokenspeed.uploader.bucket;

import org.jspecify.annotations.NullMarked;
