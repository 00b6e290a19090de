/** The settings of a hub: from the environment, else from the file hub.yml, else defaults. */
@NullMarked
package io.tokenspeed.hub.config;

import org.jspecify.annotations.NullMarked;
