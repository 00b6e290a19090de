/** Serves the files of the website. */
@NullMarked
package io.tokenspeed.server.site;

import org.jspecify.annotations.NullMarked;
