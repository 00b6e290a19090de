/** Contract kits for storage backends, the in-memory reference storage, and fixtures. */
@NullMarked
package io.tokenspeed.testkit;

import org.jspecify.annotations.NullMarked;
