/** The surroundings of the program: environment variables, home folder, working directory. */
@NullMarked
package io.tokenspeed.model.environment;

import org.jspecify.annotations.NullMarked;
