/** Environment variables, home folder, working directory, and paths as text. */
@NullMarked
package io.tokenspeed.model.environment;

import org.jspecify.annotations.NullMarked;
