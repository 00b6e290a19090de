/** Settings of a program from a file and from variables. Begin with {@link io.tokenspeed.server.settings.Values}. */
@NullMarked
package io.tokenspeed.server.settings;

import org.jspecify.annotations.NullMarked;
