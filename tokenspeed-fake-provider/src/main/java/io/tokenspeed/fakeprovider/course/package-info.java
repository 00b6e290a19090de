/** What happens in answer to a request and when, and how that becomes bytes on the wire. */
@NullMarked
package io.tokenspeed.fakeprovider.course;

import org.jspecify.annotations.NullMarked;
