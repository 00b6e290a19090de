/** What an operator decides: the file hub.yml, the environment over it, defaults under both. */
@NullMarked
package io.tokenspeed.hub.config;

import org.jspecify.annotations.NullMarked;
