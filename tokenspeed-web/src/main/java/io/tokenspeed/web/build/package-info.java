/** Puts the website's files together when the project is built. Not part of the jar. */
@NullMarked
package io.tokenspeed.web.build;

import org.jspecify.annotations.NullMarked;
