/** How each family of model APIs says that a request was refused. */
@NullMarked
package io.tokenspeed.gateway.dialect;

import org.jspecify.annotations.NullMarked;
