/** The settings of a gateway, checked when it starts. */
@NullMarked
package io.tokenspeed.gateway.config;

import org.jspecify.annotations.NullMarked;
