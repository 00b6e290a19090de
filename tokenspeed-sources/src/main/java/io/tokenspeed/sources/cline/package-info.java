/** Reads the tasks of Cline and of its descendants Roo Code and Kilo Code, and the sessions of Cline's later releases. */
@NullMarked
package io.tokenspeed.sources.cline;

import org.jspecify.annotations.NullMarked;
