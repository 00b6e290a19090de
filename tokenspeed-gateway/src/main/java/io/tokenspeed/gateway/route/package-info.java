/** Which request is for whom: paths, dialects and models. */
@NullMarked
package io.tokenspeed.gateway.route;

import org.jspecify.annotations.NullMarked;
