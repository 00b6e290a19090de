/** The hub's program: its main class, and the classes that put its parts together. */
@NullMarked
package io.tokenspeed.hub;

import org.jspecify.annotations.NullMarked;
