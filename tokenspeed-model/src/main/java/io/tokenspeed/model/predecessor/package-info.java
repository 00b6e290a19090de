/** What the predecessor's database, API and uploads hold. */
@NullMarked
package io.tokenspeed.model.predecessor;

import org.jspecify.annotations.NullMarked;
